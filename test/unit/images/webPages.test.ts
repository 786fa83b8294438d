import { describe, expect, it } from '@jest/globals';
import { WEB_PAGES, webPageAt } from '../../../nodes/shared/images/webPages';

/** Services that give each customer a host of their own. */
const HOSTS_BELOW = /\.(sharepoint|slack|box)\.com$/;
/** A service with a host in every country. */
const EVERYWHERE = /pinterest/;
/** Services of which every path is a page, but for what ends like a file. */
const ALL_PATHS = /^(photos\.app\.goo\.gl|1drv\.ms|imgur\.com)$/;

describe.each(WEB_PAGES)('$name', ({ name, example }) => {
	const at = (change: (address: URL) => void) => {
		const address = new URL(example);
		change(address);
		return webPageAt(address.href);
	};

	it('is known by its address', () => {
		expect(webPageAt(example)?.name).toBe(name);
	});

	it('is not on a host that is called alike', () => {
		const { hostname } = new URL(example);
		const suffixed = at((address) => (address.hostname += '.example.com'));
		if (EVERYWHERE.test(hostname)) expect(suffixed?.name).toBe(name);
		else expect(suffixed).toBeUndefined();
		const prefixed = at((address) => (address.hostname = `my${address.hostname}`));
		if (HOSTS_BELOW.test(hostname)) expect(prefixed?.name).toBe(name);
		else expect(prefixed).toBeUndefined();
	});

	it('is not below another path', () => {
		const below = at((address) => (address.pathname = `/kept/of.jpg${address.pathname}`));
		if (ALL_PATHS.test(new URL(example).hostname)) expect(below?.name).toBe(name);
		else expect(below).toBeUndefined();
	});
});

it.each([
	'https://docs.google.com/drawings/d/1AbC/export/png',
	'https://docs.google.com/presentation/d/1AbC/export/png?id=1AbC',
	'https://drive.google.com/uc?export=download&id=1AbC',
	'https://www.dropbox.com/scl/fi/AbC/photo.jpg?rlkey=1&dl=1',
	'https://www.dropbox.com/s/AbC/photo.jpg?raw=1',
	'https://dl.dropboxusercontent.com/s/AbC/photo.jpg',
	'https://onedrive.live.com/download?resid=AbC',
	'https://1drv.ms/i/s!AbC?download=1',
	'https://firm.sharepoint.com/:i:/s/team/AbC?download=1',
	'https://firm.sharepoint.com/sites/team/photo.jpg',
	'https://files.slack.com/files-pri/T1-F1/photo.png?pub_secret=1',
	'https://i.imgur.com/AbC.png',
	'https://imgur.com/AbC.png',
	'https://www.instagram.com/p/AbC/media/?size=l',
	'https://i.pinimg.com/originals/1.jpg',
	'https://unsplash.com/photos/AbC/download?force=true',
	'https://images.unsplash.com/photo-1',
	'https://github.com/me/shop/blob/main/photo.jpg?raw=true',
	'https://raw.githubusercontent.com/me/shop/main/photo.jpg',
	'https://box.com/shared/static/photo.jpg',
	'https://notbox.com/s/AbC',
	'https://pinterest.com-x.example/pin/1/',
	'https://pin.it.example/pin/1/',
	'https://mypin.it/pin/1/',
	'https://pinterest.com/x/1.jpg',
])('%s leads to a file', (address) => {
	expect(webPageAt(address)).toBeUndefined();
});

it.each([
	['a Google Docs page', 'https://docs.google.com/spreadsheets/d/1AbC/edit'],
	['a Google Photos page', 'https://photos.google.com/photo/AbC'],
	['a Dropbox page', 'https://dropbox.com/home/photo.jpg'],
	['a OneDrive page', 'https://onedrive.live.com/?id=AbC'],
	['a OneDrive page', 'https://onedrive.live.com/x/download'],
	['a SharePoint page', 'https://firm.sharepoint.com/sites/team/Forms/AllItems.aspx?id=1'],
	['a Box page', 'https://firm.app.box.com/file/1'],
	['a Slack address, which needs a key', 'https://firm.slack.com/files/U1/F1/photo.png'],
	['an Imgur page', 'https://m.imgur.com/gallery/AbC'],
	['an Instagram page', 'https://instagram.com/me/reel/AbC/'],
	['a Pinterest page', 'https://pin.it/AbC'],
	['a Pinterest page', 'https://pinterest.com/pin/1/'],
	['a Pinterest page', 'https://de.pinterest.com/pin/1/'],
	['an Unsplash page', 'https://www.unsplash.com/de/photos/AbC'],
	['a Box page', 'https://box.com/s/AbC'],
	['a Canva page', 'https://canva.com/design/AbC'],
	['a Pinterest page', 'https://www.pinterest.co.uk/me'],
])('%s is behind %s', (name, address) => {
	expect(webPageAt(address)?.name).toBe(name);
});
