/** The sizes that the size test has measured, in bytes. */
export type Sizes = Record<string, number>;

/** The file of the sizes, relative to the folder of the package. */
export const sizesFile = "tests/.run/sizes.json";
