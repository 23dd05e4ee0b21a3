namespace Optica.Portal.Tests.Support;

/// <summary>The input corpus (SECURITY §3): one file that runs on every field, box, route, query string and import.</summary>
public static class NaughtyStrings
{
    /// <summary>NUL, C0 and C1 controls, DEL.</summary>
    public static IEnumerable<string> Controls =>
        Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(code => $"a{(char)code}b").Append("\0");

    /// <summary>Halves of surrogate pairs and code points that are no characters: what Normalize throws on.</summary>
    public static IEnumerable<string> Broken =>
        ["\uD800", "\uDC00", "a\uD83D", "\uDE00b", "\uDC00\uD800", "Juan\uD800Pérez", "a\uFFFE", "\uFFFFb"];

    /// <summary>Zero-width, direction, Zalgo, two spellings of ñ, other digits and look-alikes, emoji.</summary>
    public static IEnumerable<string> Unicode =>
        [
            "\u200B",
            "Ju\u200Ban",
            "\uFEFFJuan",
            "\u202Egpj.exe",
            "\u2066juan\u2069",
            "Z\u0351\u036B\u0343a\u0335\u0321l\u0347\u0353g\u0334\u034Co\u0489",
            string.Concat(Enumerable.Repeat("e\u0301", 100)),
            "Pe\u00F1a",
            "Pen\u0303a",
            "１２３４５６７８－５",
            "٠١٢٣٤٥٦٧٨٩",
            "Јuаn Реrеz",
            "ﬁ ﷺ ㎏ ½ Ⅷ",
            "İıŞşĞğ ß ẞ",
            "👩‍👩‍👧‍👦 👍🏽 🇨🇱",
            "李小龙 محمد Ζωή Дмитрий जगन्नाथ 김철수",
            "\u0301",
            "\u2028\u2029\u0085",
        ];

    /// <summary>Signs that databases, shells and patterns read as more than text.</summary>
    public static IEnumerable<string> Patterns =>
        [
            "%",
            "_",
            "[a-z]",
            "[",
            "]",
            "^",
            "\\",
            "'",
            "\"",
            "--",
            ";",
            "%%%",
            "a_c",
            "' OR '1'='1",
            "1; DROP TABLE Customers;--",
            "\\%",
            "|",
            "a|b",
            "*",
            "NULL",
            "undefined",
            "(((((((((((((((((((((((((((((a+)+)+)+",
        ];

    /// <summary>Templates, paths, scripts.</summary>
    public static IEnumerable<string> Scripts =>
        [
            "{{7*7}}",
            "${7*7}",
            "@(1+1)",
            "{0}",
            "{PropertyName}",
            "../../etc/passwd",
            "..\\..\\web.config",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "javascript:alert(1)",
            "jaVasCript:/*-/*`/*\\`/*'/*\"/**/(/* */oNcliCk=alert() )//%0D%0A%0d%0a//</stYle/</titLe/</teXtarEa/</scRipt/--!>\\x3csVg/<sVg/oNloAd=alert()//>\\x3e",
            "<svg/onload=alert(1)>.xlsx",
            "Hoja<1>:/?*[]",
            "&lt;b&gt; &amp;",
            "%00%0d%0aSet-Cookie: a=b",
            "line\r\nINFO forged log line",
        ];

    /// <summary>What a spreadsheet would turn into a formula, number or date.</summary>
    public static IEnumerable<string> Formulas =>
        [
            "=1+1",
            "+1+1",
            "-1+1",
            "@SUM(A1)",
            "\t=1+1",
            "\r=1+1",
            "＝1+1",
            "=cmd|' /C calc'!A0",
            "007",
            "1E5",
            "1-2",
            "TRUE",
            "_x0041_",
            "#REF!",
            "'=1",
        ];

    /// <summary>RUTs right and wrong (DOMAIN §3).</summary>
    public static IEnumerable<string> Ruts =>
        [
            "12.345.678-5",
            "12345678–5",
            "12.345.678-9",
            "12.667.869-k",
            "12345678",
            "76543216",
            "12K45678-5",
            "0-0",
            "11.111.111-1",
            "66.666.666-6",
            "1234567890",
            "-",
            "K",
        ];

    /// <summary>Phones right and wrong (CL-5).</summary>
    public static IEnumerable<string> Phones =>
        [
            "912345678",
            "+56 9 1234 5678",
            "0056912345678",
            "12345678",
            "912345678 anexo 12",
            "912345678x5",
            "123456789012345678901234567890",
            "+",
            "00",
            "(((",
            "++56",
        ];

    /// <summary>E-mails right and wrong.</summary>
    public static IEnumerable<string> Emails =>
        [
            "a@x.cl",
            "a b@x.cl",
            "<a@x.cl>",
            "a..b@x.cl",
            "a@x",
            "a@ñandú.cl",
            "a@xn--a.cl",
            "a@xn--.cl",
            "@",
            "a@b@c.cl",
            "\"a\"@x.cl",
            "a@[::1]",
            $"{new string('a', 64)}@{new string('b', 63)}.{new string('c', 63)}.{new string('d', 58)}.cl",
            $"{new string('a', 64)}@{new string('b', 63)}.{new string('c', 63)}.{new string('d', 59)}.cl",
            $"a@{new string('ñ', 300)}.cl",
        ];

    /// <summary>Dates and numbers as text.</summary>
    public static IEnumerable<string> Values =>
        [
            "0001-01-01",
            "1753-01-01",
            "1900-02-29",
            "2024-02-29",
            "9999-12-31",
            "2026-09-06T00:30",
            "NaN",
            "1e309",
            "1,25",
            "1.25",
            "-0",
            "∞",
            "2147483648",
            "-1",
        ];

    /// <summary>Nothing, and far too much.</summary>
    public static IEnumerable<string> Lengths =>
        new[] { 0, 1, 40, 41, 100, 101, 254, 255, 256, 4000, 4001, 16_384, 65_536, 1_048_576 }
            .Select(length => new string('x', length))
            .Concat([" ", "\t \n"]);

    /// <summary>Everything.</summary>
    public static IEnumerable<string> All =>
        [.. Controls, .. Broken, .. Unicode, .. Patterns, .. Scripts, .. Formulas, .. Ruts, .. Phones, .. Emails, .. Values, .. Lengths];
}
