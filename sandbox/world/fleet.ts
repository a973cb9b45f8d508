import { hashOf } from './chance.ts';
import { type Customer, customer } from './customer.ts';
import { MEDIUM, SMALL } from './services.ts';

const PLACES =
  'Alder Amber Anchor Aspen Bayview Beacon Birch Bluebell Bridge Canyon Cedar Clover Cobalt Copper Coral Crescent Delta Eagle Elm Ember Falcon Fern Fjord Garnet Glacier Granite Harbor Hazel Heron Hillside Indigo Ivory Juniper Kestrel Lagoon Lantern Larch Laurel Linden Lotus Maple Marble Meadow Mesa Mistral Nova Oak Ocean Olive Onyx'.split(
    ' ',
  );
const TRADES =
  'Accounting Analytics Apparel Architects Audio Bakery Biotech Books Brewing Builders Capital Catering Ceramics Chemicals Clinic Clothing Coffee Consulting Cosmetics Dental Design Electric Energy Engineering Farms Finance Fisheries Fitness Foods Freight Furniture Games Gardens Glass Healthcare Hotels Instruments Insurance Jewelry Kitchens Labs Legal Lighting Logistics Machinery Marine Media Metals Mills Motors Music Optics Packaging Paper Pharmacy Photo Plastics Power Press Printing Properties Robotics Schools Security Seeds Shipping Sports Steel Studios Supplies Systems Textiles Timber Tools Tours Toys Trading Transport Travel Veterinary'.split(
    ' ',
  );
const KOREAN_PLACES =
  '가람 garam,나래 narae,다온 daon,라온 raon,마루 maru,바른 bareun,보람 boram,새벽 saebyeok,서해 seohae,세종 sejong,소망 somang,아라 ara,아침 achim,여울 yeoul,온누리 onnuri,우리 uri,은하 eunha,이룸 irum,초록 chorok,큰솔 keunsol,태백 taebaek,하늘 haneul,한결 hangyeol,한라 halla,해솔 haesol'.split(
    ',',
  );
const KOREAN_TRADES =
  '건설 geonseol,식품 sikpum,전자 jeonja,물산 mulsan,정밀 jeongmil,화학 hwahak,섬유 seomyu,출판 chulpan,치과 chigwa,병원 byeongwon,학원 hagwon,여행 yeohaeng,금속 geumsok,기계 gigye,통신 tongsin,유통 yutong,미디어 media,에너지 energy,디자인 design,로봇 robot,세무법인 semu,법무법인 beopmu,수산 susan,농산 nongsan,제지 jeji,약품 yakpum,가구 gagu,인쇄 inswae,항공 hanggong,해운 haeun,철강 cheolgang,조선 joseon,문구 mungu,완구 wangu,커피 coffee,베이커리 bakery,소프트 soft,시스템 system,테크 tech,바이오 bio'.split(
    ',',
  );

const ORDINALS = ['', ' Group', ' North', ' South', ' International'];

/** The fleet's customer of this number: always the same one, made anew each time it is asked for. Every eighth is Korean. */
export function fleetCustomer(number: number): Customer {
  const { name, host } = number % 8 === 7 ? korean(Math.floor(number / 8)) : english(number - Math.floor(number / 8));
  return customer(name, host, { character: 'fleet', services: hashOf(host) % 3 === 0 ? MEDIUM : SMALL });
}

function english(turn: number): { name: string; host: string } {
  const [place, trade, round] = pick(turn, PLACES, TRADES);
  const name = `${place} ${trade}${suffix(ORDINALS, round)}`;
  return { name, host: name.toLowerCase().replaceAll(' ', '') };
}

function korean(turn: number): { name: string; host: string } {
  const [place, trade, round] = pick(turn, KOREAN_PLACES, KOREAN_TRADES);
  const [[placeName = '', placeHost = ''], [tradeName = '', tradeHost = '']] = [place.split(' '), trade.split(' ')];
  const counted = round === 0 ? '' : String(round + 1);
  return {
    name: `${placeName}${tradeName}${counted && ` ${counted}호점`}`,
    host: `${placeHost}${tradeHost}${counted}`,
  };
}

/** Walks through all pairs before one comes again; `round` counts how often they have all been used. */
function pick(turn: number, first: readonly string[], second: readonly string[]): readonly [string, string, number] {
  const pairs = first.length * second.length;
  const at = (turn * 1_009) % pairs;
  return [first[at % first.length] ?? '', second[Math.floor(at / first.length)] ?? '', Math.floor(turn / pairs)];
}

const suffix = (words: readonly string[], round: number): string => words[round] ?? ` ${round + 1}`;
