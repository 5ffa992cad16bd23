# The service on a current Node. The image that runs has no compiler, no npm cache and no development packages.

FROM node:24-bookworm-slim AS packages
# SQLite is compiled where its ready-made binary cannot be downloaded.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends python3 make g++ \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json ./
COPY bin bin
COPY schema schema
COPY seeds seeds
COPY src src
RUN node bin/chancery.mjs --version
# The embedded store writes here when no other is named; /app itself stays as it was built.
RUN install --directory --owner=node --group=node data
USER node
VOLUME /app/data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "bin/chancery.mjs", "serve"]
