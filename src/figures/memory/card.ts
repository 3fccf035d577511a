/** Old: to be written. */
export const card = () => [];
