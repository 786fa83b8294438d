import { parseSize, type Size } from '../core/size';

// docs/vendors/upstream.md; each also stands for its transpose.
const OLD_1K = '1024x1024 1152x864 1280x720 1248x832 1512x648';
const COMMON_2K = '2048x2048 2304x1728 2848x1600 2496x1664 3136x1344';
const COMMON_3K = '3072x3072 3456x2592 4096x2304 3744x2496 4704x2016';
const COMMON_4K = '4096x4096 4704x3520 5504x3040 4992x3328 6240x2656';
const PRO_1K = '1024x1024 1152x864 1424x800 1248x832 1568x672';
const PRO_1_5K = '1536x1536 1792x1344 2048x1152 1872x1248 2352x1008';
const PRO_2K = '2048x2048 2368x1776 2816x1584 2496x1664 3136x1344';

export type PresetFamily = 'seedream-3.0' | 'common' | 'pro';

const TABLES: Record<PresetFamily, Partial<Record<string, string>>> = {
	'seedream-3.0': { adaptive: OLD_1K },
	common: { '1K': OLD_1K, '2K': COMMON_2K, '3K': COMMON_3K, '4K': COMMON_4K },
	pro: { '1K': PRO_1K, '1.5K': PRO_1_5K, '2K': PRO_2K },
};

/** All sizes a preset can come out as. */
export function presetSizes(family: PresetFamily, preset: string): Size[] {
	const sizes = (TABLES[family][preset] ?? TABLES[family]['1K'] ?? OLD_1K)
		.split(' ')
		.flatMap((text) => parseSize(text, 'x') ?? []);
	return sizes.flatMap(({ width, height }) =>
		width === height
			? [{ width, height }]
			: [
					{ width, height },
					{ width: height, height: width },
				],
	);
}

/**
 * The size a model picks for a preset: by a ratio the prompt speaks of,
 * else by the first reference, else square.
 */
export function chosenSize(
	family: PresetFamily,
	preset: string,
	prompt: string,
	reference?: { width?: number; height?: number },
): Size {
	const sizes = presetSizes(family, preset);
	const spoken = /\b(\d{1,2})\s?:\s?(\d{1,2})\b/.exec(prompt);
	const wanted =
		spoken !== null && Number(spoken[1]) > 0 && Number(spoken[2]) > 0
			? Number(spoken[1]) / Number(spoken[2])
			: reference?.width !== undefined && reference.height !== undefined
				? reference.width / reference.height
				: 1;
	const distance = ({ width, height }: Size) => Math.abs(Math.log(width / height / wanted));
	return sizes.reduce((best, size) => (distance(size) < distance(best) ? size : best));
}
