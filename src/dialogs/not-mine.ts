/** What a waiting dialog ends with when the words were no answer to it: the root dialog takes them as a new question. */
export const NOT_MINE = 'not-mine';
