/** To add a kind: its folder, and a line here. The order is the order of the API's documentation. */
export const MODULES = [
  { model: () => import('./person/model.ts'), type: () => import('./person/type.ts') },
  { model: () => import('./diplomat/model.ts'), type: () => import('./diplomat/type.ts') },
  { model: () => import('./state/model.ts'), type: () => import('./state/type.ts') },
  { model: () => import('./organization/model.ts'), type: () => import('./organization/type.ts') },
  { model: () => import('./position/model.ts'), type: () => import('./position/type.ts') },
  { model: () => import('./weapon/model.ts'), type: () => import('./weapon/type.ts') },
  { model: () => import('./pledge/model.ts'), type: () => import('./pledge/type.ts') },
  { model: () => import('./event/model.ts'), type: () => import('./event/type.ts') },
  { model: () => import('./treaty/model.ts'), type: () => import('./treaty/type.ts') },
  { model: () => import('./thing/model.ts'), type: () => import('./thing/type.ts') },
  { model: () => import('./source/model.ts'), type: () => import('./source/type.ts') },
  { model: () => import('./claim/model.ts'), type: () => import('./claim/type.ts') },
  { model: () => import('./proposition/model.ts'), type: () => import('./proposition/type.ts') },
] as const;
