import { testArkHost } from './arkHost';

// docs/vendors/bytePlus.md, "Models" and "Hosts and keys".
testArkHost('bytePlus', {
	ids: {
		'seedream-5.5': 'seedream-5-5-261028',
		'seedream-5.0-flash': 'seedream-5-0-flash-260915',
		'seedream-5.0-pro': 'dola-seedream-5-0-pro-260628',
		'seedream-5.0-lite': 'seedream-5-0-260128',
		'seedream-4.5': 'seedream-4-5-251128',
		'seedream-4.0': 'seedream-4-0-250828',
	},
	pages: {
		keys: 'https://console.byteplus.com/ark/region:ark+ap-southeast-1/apiKey',
		models: 'https://console.byteplus.com/ark/openManagement',
	},
});
