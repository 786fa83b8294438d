import { describe, expect, it } from '@jest/globals';
import { isPrivateUrl } from '../../../nodes/shared/request/hosts';
import { isHttpUrl, sendableUrl, trimmedAddress } from '../../../nodes/shared/request/httpUrl';

describe('a URL as it is sent', () => {
	it.each([
		['https://example.com/My Photo (1).png', 'https://example.com/My%20Photo%20(1).png'],
		['https://example.com/图片.png', 'https://example.com/%E5%9B%BE%E7%89%87.png'],
		['https://example.com/Größe.png?a=ü', 'https://example.com/Gr%C3%B6%C3%9Fe.png?a=%C3%BC'],
		['https://bücher.example/a.png', 'https://xn--bcher-kva.example/a.png'],
		['https://me@bücher.example:8/a', 'https://me@xn--bcher-kva.example:8/a'],
		['https://m\u00e9 :x@example.com/a', 'https://m%C3%A9%20:x@example.com/a'],
		['https://example.com/100% wool.png', 'https://example.com/100%25%20wool.png'],
		['https://example.com/a|b.png', 'https://example.com/a%7Cb.png'],
		['https://example.com/a"b<c>.png', 'https://example.com/a%22b%3Cc%3E.png'],
		['https:example.com/a b', 'https://example.com/a%20b'],
		['https://example.com/\ud83d', 'https://example.com/%EF%BF%BD'],
	])('%s is %s', (given, sent) => {
		expect(sendableUrl(given)).toBe(sent);
		expect(sent).toMatch(/^[\x21-\x7e]+$/);
	});

	it.each([
		'https://example.com/a.png',
		'HTTPS://EXAMPLE.COM/A.PNG',
		'https://example.com/a%20b.png?x=%7B1%7D&y=a,b;c#d',
		"https://example.com/w_300,h_200/it's(1)[2]@3.jpg",
		'http://[::1]:8080/a.png',
	])('%s is left as it is', (given) => {
		expect(sendableUrl(given)).toBe(given);
	});
});

it.each(['http://a.example', 'HTTP://a.example', 'https://a.example/b'])(
	'%j is an http(s) URL',
	(given) => {
		expect(isHttpUrl(given)).toBe(true);
	},
);

it.each([
	[' https://a.example// ', 'https://a.example'],
	['https://a.example/v1', 'https://a.example/v1'],
	[undefined, ''],
	[5, ''],
])('the address %j of a credential is %j', (given, address) => {
	expect(trimmedAddress(given)).toBe(address);
});

it.each(['ftp://a/b', 'data:,x', 'javascript:alert(1)', 'https://', 'http', '', 'example.com'])(
	'%j is no http(s) URL',
	(given) => {
		expect(isHttpUrl(given)).toBe(false);
	},
);

it.each([
	'http://localhost:5678/webhook-waiting/1',
	'https://localhost/',
	'http://127.0.0.1:5678/',
	'http://127.9.9.9/',
	'http://10.0.0.5/',
	'http://172.16.0.1/',
	'http://172.19.0.1/',
	'http://172.20.0.1/',
	'http://172.29.0.1/',
	'http://172.30.0.1/',
	'http://172.31.255.255/',
	'http://100.64.0.1/',
	'http://100.69.0.1/',
	'http://100.70.0.1/',
	'http://100.99.0.1/',
	'http://100.119.0.1/',
	'http://100.120.0.1/',
	'http://100.127.255.255/',
	'http://[febf::1]/',
	'http://192.168.1.10:5678/',
	'http://169.254.1.1/',
	'http://0.0.0.0/',
	'http://[::1]:5678/',
	'http://[fc00::1]/',
	'http://[fd12:3456::1]/',
	'http://[fe80::1]/',
	'http://[::ffff:192.168.0.1]/',
	'http://n8n:5678/',
	'http://nas.local/',
	'http://NAS.LOCAL./',
	'http://app.localhost/',
	'http://2130706433/',
])('%s is inside one machine or network', (url) => {
	expect(isPrivateUrl(url)).toBe(true);
});

it.each([
	'https://n8n.example.com/webhook-waiting/1',
	'https://1.2.3.4/',
	'https://172.15.0.1/',
	'https://172.32.0.1/',
	'https://172.2.0.1/',
	'https://100.63.0.1/',
	'https://100.128.0.1/',
	'https://100.6.0.1/',
	'https://[::ffff:1.2.3.4]/',
	'https://[fec0::1]/',
	'https://11.0.0.1/',
	'https://[2606:4700::1111]/',
	'https://localhost.example.com/',
	'https://abc.ngrok-free.app/',
])('%s is reached from anywhere', (url) => {
	expect(isPrivateUrl(url)).toBe(false);
});
