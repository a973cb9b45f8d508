import './house/heap.ts';

import { stand } from './house/stand.ts';
import { buildWorkerHouse } from './house/worker-house.ts';

await stand(['worker'], (config) => buildWorkerHouse(config));
