import { endUntold, type FormatReader } from './formatReader';

/** No image, but named so: people hand over PDF for pictures. */
export const pdf: FormatReader = {
	recognises: (file) => file.text(0, 5) === '%PDF-',
	shape: () => ({}),
	isWhole: endUntold,
};
