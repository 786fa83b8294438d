/** Addresses of a service that people copy from the browser: they lead to a page or need its key, not to a file. */
export interface WebPages {
	/** How a refusal calls it. */
	name: string;
	host: RegExp;
	/** Path and query, as they stand in the address. */
	path: RegExp;
	/** Paths and queries that lead to the file all the same. */
	except?: RegExp;
	instead: string;
	example: string;
}

const GOOGLE_DRIVE = "put Google Drive's File → Download (By URL) before this node";
const OWN_ADDRESS = "open the image itself in the browser and take that tab's address";

/** The documentation prints this table. */
export const WEB_PAGES: readonly WebPages[] = [
	{
		name: 'a Google Drive page',
		host: /^drive\.google\.com$/,
		path: /^\/(file\/|open\b|drive\/|folderview\b)/,
		instead: GOOGLE_DRIVE,
		example: 'https://drive.google.com/file/d/1AbC/view?usp=sharing',
	},
	{
		name: 'a Google Docs page',
		host: /^docs\.google\.com$/,
		path: /^\/(document|spreadsheets|presentation|forms|file)\//,
		except: /\/(export|pub)\b/,
		instead: "put Google Drive's File → Download before this node",
		example: 'https://docs.google.com/document/d/1AbC/edit',
	},
	{
		name: 'a Google Photos page',
		host: /^photos\.(app\.goo\.gl|google\.com)$/,
		path: /^/,
		instead:
			"save the photo to Google Drive and put Google Drive's File → Download before this node",
		example: 'https://photos.app.goo.gl/AbC',
	},
	{
		name: 'a Dropbox page',
		host: /^(www\.)?dropbox\.com$/,
		path: /^\/(s|sh|scl|home|preview)\//,
		except: /[?&](dl|raw)=1\b/,
		instead:
			"let the address end in dl=1 instead of dl=0, or put Dropbox's File → Download before this node",
		example: 'https://www.dropbox.com/scl/fi/AbC/photo.jpg?rlkey=1&dl=0',
	},
	{
		name: 'a OneDrive page',
		host: /^(1drv\.ms|onedrive\.live\.com)$/,
		path: /^/,
		except: /^\/download\b|[?&]download=1\b/,
		instead: "put Microsoft OneDrive's File → Download before this node",
		example: 'https://1drv.ms/i/s!AbC',
	},
	{
		name: 'a SharePoint page',
		host: /\.sharepoint\.com$/,
		path: /^\/:[a-z]:\/|\/Forms\/|\/_layouts\//i,
		except: /[?&]download=1\b|\/download\.aspx/i,
		instead: "put Microsoft SharePoint's File → Download before this node",
		example: 'https://firm.sharepoint.com/:i:/s/team/AbC',
	},
	{
		name: 'a Box page',
		host: /(^|\.)box\.com$/,
		path: /^\/(s|file)\//,
		instead: "put Box's File → Download before this node",
		example: 'https://app.box.com/s/AbC',
	},
	{
		name: 'an iCloud page',
		host: /^(share|www)\.icloud\.com$/,
		path: /^\/(photos|iclouddrive|sharedalbum)\b/,
		instead: 'save the file to a drive that n8n has a node for',
		example: 'https://share.icloud.com/photos/AbC',
	},
	{
		name: 'a Slack address, which needs a key',
		host: /\.slack\.com$/,
		path: /^\/files(-|\/)/,
		except: /[?&]pub_secret=/,
		instead:
			'put HTTP Request with the Slack credential and Response Format: File before this node',
		example: 'https://files.slack.com/files-pri/T1-F1/photo.png',
	},
	{
		name: 'a WhatsApp address, which needs a key',
		host: /^lookaside\.fbsbx\.com$/,
		path: /^\/whatsapp/,
		instead:
			'put HTTP Request with the WhatsApp credential and Response Format: File before this node',
		example: 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1',
	},
	{
		name: 'an Imgur page',
		host: /^(www\.|m\.)?imgur\.com$/,
		path: /^\/(?!.*\.(jpe?g|png|gif|webp)([?#]|$))./i,
		instead: 'take the address of the image, which starts with https://i.imgur.com/',
		example: 'https://imgur.com/a/AbC',
	},
	{
		name: 'an Instagram page',
		host: /^(www\.)?instagram\.com$/,
		path: /^\/([^/]+\/)?(p|reel|tv)\//,
		except: /\/media\b/,
		instead: 'save the image and give the file',
		example: 'https://www.instagram.com/p/AbC/',
	},
	{
		name: 'a Pinterest page',
		host: /^([a-z]{2}\.|www\.)?pinterest\.[a-z.]+$|^pin\.it$/,
		path: /^\/(pin\/|\w+$)/,
		instead: OWN_ADDRESS,
		example: 'https://www.pinterest.com/pin/1/',
	},
	{
		name: 'an Unsplash page',
		host: /^(www\.)?unsplash\.com$/,
		path: /^\/([a-z]{2}\/)?photos\//,
		except: /\/download\b/,
		instead: OWN_ADDRESS,
		example: 'https://unsplash.com/photos/AbC',
	},
	{
		name: 'a GitHub page',
		host: /^github\.com$/,
		path: /^\/[^/]+\/[^/]+\/blob\//,
		except: /[?&]raw=(true|1)\b/,
		instead: 'let the address end in ?raw=true',
		example: 'https://github.com/me/shop/blob/main/photo.jpg',
	},
	{
		name: 'a Canva page',
		host: /^(www\.)?canva\.com$/,
		path: /^\/design\//,
		instead: 'download the design as PNG or JPG and give the file',
		example: 'https://www.canva.com/design/AbC/view',
	},
];

/** The page that an http(s) address is certain to lead to, where it is one. */
export function webPageAt(address: string): WebPages | undefined {
	const { hostname, pathname, search } = new URL(address);
	const path = pathname + search;
	return WEB_PAGES.find(
		(page) => page.host.test(hostname) && page.path.test(path) && !page.except?.test(path),
	);
}
