using System.Globalization;
using Optica.Data;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Architecture;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Search;

/// <summary>The index in memory and the database give the same answer to whatever is asked.</summary>
public sealed class SearchBothWaysTests
{
    private const int Customers = 190;
    private const int Questions = 300;

    private static readonly string[] Given =
    [
        "José",
        "Jose Luis",
        "Josefa",
        "María José",
        "Mario",
        "Ñusta",
        "Li",
        "A",
        "李小龙",
        "Zoë",
        "Null",
        "R2D2",
        "Ana",
        "Anahí",
    ];

    private static readonly string?[] Family =
    [
        "Peña",
        "Pena",
        "Peñaloza",
        "Pérez",
        "Perez Soto",
        "O'Higgins",
        "D’Angelo-Soto",
        "Müller",
        "Soto Soto",
        "González",
        "Gonzales",
        "x_y",
        "100%",
        "[j]",
        null,
    ];

    private static readonly string[] Odd =
    [
        " ",
        ".",
        "-",
        "a",
        "k",
        "1",
        "56",
        "+569",
        "12",
        "9k",
        "a b c d e f g",
        "soto soto",
        "soto soto soto",
        "jose jose",
        "x_",
        "100%",
        "@",
        "@x",
        "a@",
        "jose 56 @x.cl",
        "56912345678901234567890",
        "|",
        "||",
        "a|b",
        "pena|",
        new('a', 1000),
        new('1', 1000),
        string.Join(' ', Enumerable.Repeat("soto", 40)),
        string.Join(' ', Enumerable.Repeat("sotp", 40)),
    ];

    [Theory, EveryProvider]
    public async Task FindAsync_AnythingAsked_SameAnswerOfIndexAndDatabase(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var random = new Random(20261126);
        var world = database.World;
        Guid[] branches = [world.Centro, world.Centro, world.Mall, world.Playa, world.Costa];
        var people = Enumerable.Range(1, Customers).Select(number => (random.GetItems(branches, 1)[0], Somebody(random, number))).ToList();
        await database.PlantAsync(people);
        await database.OpenToPlatformAsync();
        Person[] staff = [world.Sales, world.Reader, world.Super, world.SouthSales, world.Platform];
        var questions = Enumerable
            .Range(0, Questions)
            .Select(_ => Question(random, people[random.Next(people.Count)].Item2))
            .Concat(Odd)
            .Concat(NaughtyStrings.All)
            .Select((text, number) => (staff[number % staff.Length], text))
            .ToList();

        var before = await AskAsync(database, questions);
        await database.Services.IndexAsync();
        // nobody is told of this one: whoever finds it asked the database
        await database.PlantAsync([(world.Centro, Searching.Named("Untold", "Witness"))]);
        Assert.Empty((await database.FindAsync(world.Super, "untold")).Items);
        var after = await AskAsync(database, questions);

        Findings.None(
            questions
                .Zip(before, after)
                .Where(one => one.Second != one.Third)
                .Select(one =>
                    $"{one.First.Item1} \"{one.First.text[..Math.Min(60, one.First.text.Length)]}\": {one.Second}, then {one.Third}"
                )
        );
        Assert.InRange(before.Count(told => told.Contains(" guessed", StringComparison.Ordinal)), 20, questions.Count / 2);
        Assert.InRange(before.Count(told => !told.Contains(" of 0", StringComparison.Ordinal)), 200, questions.Count);
    }

    private static async Task<List<string>> AskAsync(TestDatabase database, IEnumerable<(Person Person, string Text)> questions)
    {
        var told = new List<string>();
        foreach (var (person, text) in questions)
        {
            var answer = await database.FindAsync(person, text);
            var how = $"{(answer.TotalCapped ? " capped" : "")}{(answer.IsGuess && answer.Total > 0 ? " guessed" : "")}";
            told.Add($"{answer.Told()} ({string.Join(",", answer.Items.Select(row => row.Id))}){how}");
        }

        return told;
    }

    private static CustomerInput Somebody(Random random, int number)
    {
        var input = Searching.Named(random.GetItems(Given, 1)[0], random.GetItems(Family, 1)[0]);
        var mail = SearchText.Fold(input.FirstName).Replace(' ', '.');
        input.Rut = random.Next(5) > 0 ? People.RutOf(random.Next(1, 90_000) * 200 + number) : null;
        input.Email = random.Next(4) > 0 ? string.Create(CultureInfo.InvariantCulture, $"{mail}_{number}@x.cl") : null;
        input.Phone =
            random.Next(4) > 0 ? string.Create(CultureInfo.InvariantCulture, $"+569{random.Next(100) * 1000 + number:00000000}") : null;
        if (input.Rut is null)
        {
            (input.DocumentKind, input.DocumentNumber) = (DocumentKind.Passport, $"AB-{number}.K");
        }

        return input;
    }

    /// <summary>What somebody types who looks for a person: parts of what is known, in any order and spelling, with slips.</summary>
    private static string Question(Random random, CustomerInput person)
    {
        var words = $"{person.FirstName} {person.LastName}".Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var word = random.GetItems(words, 1)[0];
        return random.Next(10) switch
        {
            0 => word.ToUpperInvariant(),
            1 => SearchText.Fold(word)[..Math.Min(SearchText.Fold(word).Length, random.Next(1, 4))],
            2 => string.Join(' ', words.Reverse()),
            3 => $"{word[..1]} {words[^1]}",
            4 => Part(random, person.Phone ?? "+56912"),
            5 => Part(random, person.Rut ?? person.DocumentNumber ?? "1"),
            6 => Dotted(person.Rut),
            7 => Part(random, person.Email ?? "@x.cl"),
            8 => $"{word} {Part(random, person.Phone ?? "569")}",
            _ => string.Join(' ', words.Select(one => Slip(random, one))),
        };
    }

    private static string Part(Random random, string text)
    {
        var from = random.Next(text.Length);
        return text[from..random.Next(from + 1, text.Length + 1)];
    }

    private static string Dotted(string? rut) => rut is null ? "." : $"{rut[..^8]}.{rut[^8..^5]}.{rut[^5..]}";

    private static string Slip(Random random, string word)
    {
        var at = random.Next(word.Length);
        return random.Next(4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, "s"),
            2 => word[..at] + "z" + word[(at + 1)..],
            _ => at == 0 ? word : word[..(at - 1)] + word[at] + word[at - 1] + word[(at + 1)..],
        };
    }
}
