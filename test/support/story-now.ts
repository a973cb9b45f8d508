/** When all stories play: a Sunday morning in London, evening in Seoul. */
export const STORY_NOW = new Date('2026-11-22T09:42:00Z');
