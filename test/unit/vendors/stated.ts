/** What the vendors' pages say of several, written down anew: not read from the code. */
export const EVERY_USE = ['generate', 'edit', 'generateSet', 'editSet', 'decomposeLayers'];
export const NO_OPTIMIZATION = { promptOptimizations: [], promptOptimizationUses: EVERY_USE };
/** Ratios that vendors take by name, but for 9:21, which some have. */
export const RATIOS = ['1:1', '4:3', '3:4', '16:9', '9:16', '3:2', '2:3', '21:9'];
export const ALL_RATIOS = [...RATIOS, '9:21'];
