/**
 * Measured by tests/oracle/scaling.py, which states the training: the small network of the figure `capacity`, where the
 * factor of BA is α/r or α/√r, at several ranks and learning rates.
 */

export const SCALINGS = ["r", "sqrt"] as const;
export type Scaling = (typeof SCALINGS)[number];

/** The α of all runs, and the number of seeds. */
export const [ALPHA, SEEDS] = [16, 5];

export const RANKS: readonly number[] = [1, 2, 4, 8, 16, 32, 64];
export const RATES = [0.0005, 0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128];

/** The training loss after the last step, as the mean of the seeds, by rank and learning rate. */
export const LOSSES: Readonly<Record<Scaling, readonly (readonly number[])[]>> = {
  r: [
    [1.75, 1.42, 1.13, 0.941, 0.785, 0.745, 1.04, 2.31, 1.94],
    [1.47, 0.948, 0.557, 0.365, 0.236, 0.222, 0.244, 1.55, 1.75],
    [1.35, 0.651, 0.312, 0.154, 0.0704, 0.0347, 0.042, 0.525, 2.13],
    [1.25, 0.588, 0.255, 0.11, 0.0371, 0.00926, 0.00658, 0.376, 2.31],
    [1.24, 0.569, 0.241, 0.0976, 0.0303, 0.00751, 0.0057, 0.0923, 2.31],
    [1.16, 0.517, 0.222, 0.0909, 0.026, 0.00679, 0.00494, 0.43, 2.19],
    [1.15, 0.5, 0.22, 0.085, 0.0243, 0.0064, 0.00386, 0.0613, 2.31],
  ],
  sqrt: [
    [1.75, 1.42, 1.13, 0.941, 0.785, 0.745, 1.04, 2.31, 1.94],
    [1.31, 0.825, 0.486, 0.323, 0.229, 0.214, 0.326, 1.88, 2.12],
    [0.866, 0.429, 0.216, 0.103, 0.0404, 0.0303, 0.0728, 1.49, 2.31],
    [0.605, 0.27, 0.116, 0.0385, 0.00955, 0.00657, 0.0212, 2.08, 2.31],
    [0.425, 0.19, 0.0729, 0.0178, 0.00417, 0.0033, 0.0602, 1.98, 2.31],
    [0.29, 0.125, 0.0434, 0.00948, 0.0029, 0.00362, 0.506, 2.31, 2.31],
    [0.2, 0.0807, 0.024, 0.0048, 0.00178, 0.0043, 1.47, 2.3, 2.25],
  ],
};

/** The lowest and the highest loss of a seed, at each rank's learning rate with the lowest mean. */
export const RANGES: Readonly<Record<Scaling, readonly (readonly [low: number, high: number])[]>> =
  {
    r: [
      [0.62, 0.971],
      [0.131, 0.277],
      [0.0164, 0.0562],
      [0.00415, 0.0114],
      [0.00179, 0.0108],
      [0.00196, 0.00733],
      [0.00222, 0.00535],
    ],
    sqrt: [
      [0.62, 0.971],
      [0.139, 0.265],
      [0.019, 0.0631],
      [0.00374, 0.0116],
      [0.0025, 0.00516],
      [0.00171, 0.00538],
      [0.00123, 0.00234],
    ],
  };
