import { endUntold, type FormatReader } from './formatReader';

/** Adobe Photoshop's own files, and PSB for large ones. */
export const psd: FormatReader = {
	recognises: (file) => file.text(0, 4) === '8BPS',
	shape: (file) => ({ width: file.uint32(18), height: file.uint32(14) }),
	isWhole: endUntold,
};
