using System.Globalization;

namespace Optica.Benchmarks.Search;

/// <summary>What staff type, by what is known of customers, and what hurts most. The same seed asks the same.</summary>
/// <param name="people">Customers of the chain.</param>
/// <param name="seed">Which questions.</param>
internal sealed class SearchQuestions(IReadOnlyList<SearchPerson> people, int seed)
{
    private const int Realistic = 500;
    private const int Adversarial = 60;

    private static readonly string[] Hard =
    [
        "a",
        "m",
        "ma",
        "mar",
        "g",
        "x",
        "maria",
        "jose",
        "gonzalez",
        "maria gonzalez",
        "a a a",
        "a b c d e f",
        "m g",
        "56",
        "569",
        "+56 9",
        "5691",
        "12",
        "1",
        "11",
        "123",
        "000",
        "9k",
        "@",
        "@gmail.com",
        "gmail",
        ".com",
        "@gmail.com 569 maria",
        "maria 569",
        "%",
        "_",
        "[",
        "a%",
        "a_c",
        "' OR 1=1 --",
        "|",
        "\\",
        "xyzzyxyz",
        "xyzzyxyz qwertyui",
        "mariaaaaa",
        "gonzzalez",
        "marya gonsales",
        "jsoe preez",
        "rodrigeuz munoz sotto",
        "zzzz",
        "qqqq wwww",
        "ñ",
        "李小龙",
        "🙂",
        "e\u0301e\u0301",
        "98765432109876543210",
    ];

    private readonly Random random = new(seed);

    /// <summary>All of them, in no order.</summary>
    public IReadOnlyList<SearchQuestion> Make()
    {
        var texts = Enumerable.Range(0, Realistic).Select(_ => (Text: Typed(), IsHard: false)).ToList();
        string[] endless = [new('a', 1000), new('1', 1000), Repeat("maria"), Repeat("maira"), Repeat("a"), Repeat("gonzales")];
        texts.AddRange(
            Hard.Concat(endless).Concat(Enumerable.Repeat("maria ", Adversarial)).Take(Adversarial).Select(text => (text, true))
        );
        var all = texts.Select((one, number) => new SearchQuestion(one.Text, number % 5 < 2, one.IsHard)).ToArray();
        random.Shuffle(all);
        return all;
    }

    private static string Repeat(string word) => string.Join(' ', Enumerable.Repeat(word, 40));

    private string Typed()
    {
        var person = people[random.Next(people.Count)];
        var fields = person.Line.Split('|');
        var words = fields[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (first, last) = (words[0], words[^Math.Min(2, words.Length)]);
        return random.Next(100) switch
        {
            < 15 => Start(last, 3),
            < 25 => last,
            < 40 => $"{first} {last}",
            < 50 => $"{last} {Start(first, 1)}",
            < 57 => fields[0],
            < 62 => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(first).Replace('a', 'á'),
            < 72 => Rut(fields[3]),
            < 80 => Start(fields[2].TrimStart('5', '6'), 6),
            < 84 => fields[2].Length > 8 ? fields[2][^4..] : last,
            < 90 => Start(fields[1], 7),
            < 93 => fields[1].Length > 0 ? fields[1] : last,
            < 95 => $"{last} {Start(fields[3], 4)}",
            _ => Slip(last),
        };
    }

    private string Start(string text, int least) => text.Length <= least ? text : text[..random.Next(least, text.Length + 1)];

    private string Rut(string rut) =>
        rut.Length < 8 || random.Next(3) == 0 ? Start(rut, 4) : $"{rut[..^7]}.{rut[^7..^4]}.{rut[^4..^1]}-{rut[^1]}";

    private string Slip(string word)
    {
        var at = random.Next(1, word.Length);
        return random.Next(3) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, "h"),
            _ => word[..at] + "x" + word[(at + 1)..],
        };
    }
}
