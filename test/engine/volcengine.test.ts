import { testArkHost } from './arkHost';

// docs/vendors/volcengine.md, "Models" and "Hosts and keys".
testArkHost('volcengine', {
	ids: {
		'seedream-5.5': 'doubao-seedream-5-5-261028',
		'seedream-5.0-flash': 'doubao-seedream-5-0-flash-260915',
		'seedream-5.0-pro': 'doubao-seedream-5-0-pro-260628',
		'seedream-5.0-lite': 'doubao-seedream-5-0-260128',
		'seedream-4.5': 'doubao-seedream-4-5-251128',
		'seedream-4.0': 'doubao-seedream-4-0-250828',
		'seedream-3.0': 'doubao-seedream-3-0-t2i-250415',
		'seededit-3.0': 'doubao-seededit-3-0-i2i-250628',
	},
	pages: {
		keys: 'https://console.volcengine.com/ark/region:ark+cn-beijing/apiKey',
		models: 'https://console.volcengine.com/ark/region:ark+cn-beijing/model?vendor=Bytedance',
	},
});
