-- What is best supported comes first where a node has more relationships than are shown. Nearly all have one origin, so the index is
-- small, and the others are taken in the order of the key.
CREATE INDEX relationshipOutSupported ON relationship (source, type, json_extract(details, '$.support'))
WHERE json_extract(details, '$.support') >= 2;
CREATE INDEX relationshipInSupported ON relationship (target, type, json_extract(details, '$.support'))
WHERE json_extract(details, '$.support') >= 2;
