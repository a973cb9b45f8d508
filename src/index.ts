import './house/heap.ts';

import { stand } from './house/stand.ts';
import { buildHouse } from './house.ts';

await stand(['all', 'web'], (config) => buildHouse(config));
