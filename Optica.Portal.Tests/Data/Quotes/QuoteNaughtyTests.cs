using Optica.Data.Quotes;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Quotes;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Quotes;

/// <summary>The corpus on every text of a quote: stored as said, or refused at its field.</summary>
public sealed class QuoteNaughtyTests
{
    private static readonly Dictionary<string, (Action<QuoteInput, string> Say, Func<QuoteDetail, string?> Told)> Fields = new(
        StringComparer.Ordinal
    )
    {
        ["Notes"] = ((input, text) => input.Notes = text, quote => quote.Notes),
        ["Alternatives[0].Name"] = ((input, text) => input.Alternatives[0].Name = text, quote => quote.Alternatives[0].Name),
        ["Alternatives[1].OwnFrameDescription"] = (
            (input, text) => input.Alternatives[1].OwnFrameDescription = text,
            quote => quote.Alternatives[1].OwnFrameDescription
        ),
        ["Alternatives[0].Lines[1].Description"] = (
            (input, text) => input.Alternatives[0].Lines[1].Description = text,
            quote => quote.Alternatives[0].Lines[1].Description
        ),
    };

    private static CancellationToken None => CancellationToken.None;

    public static TheoryData<string> Names => [.. Fields.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task Field_EveryString_IsStoredOrRefused(string field)
    {
        await using var database = await TestDatabase.CreateAsync();
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        await using var scope = database.As(database.World.Sales);
        var (say, told) = Fields[field];
        var (stored, refused) = (0, 0);
        foreach (var text in NaughtyStrings.All)
        {
            var input = Offers.Quote(customer, null);
            say(input, text);
            var made = await scope.Get<QuoteService>().CreateAsync(input, new(), None);
            if (!made.TryGet(out var id, out var error))
            {
                Assert.All(Assert.IsType<Invalid>(error).Fields, one => Assert.Equal(field, one.Field));
                refused++;
                continue;
            }

            var wanted = field == "Notes" ? TextRules.CleanText(text) : TextRules.CleanLine(text);
            wanted ??= field.EndsWith("Name", StringComparison.Ordinal) ? "A" : null;
            Assert.Equal(wanted, told((await scope.Get<QuoteQueries>().ReadAsync(id, None)).Expect()));
            stored++;
        }

        Assert.InRange(stored, 60, NaughtyStrings.All.Count());
        Assert.InRange(refused, 40, NaughtyStrings.All.Count());
    }

    [Fact]
    public async Task Reason_EveryString_IsStoredOrRefused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        await using var scope = database.As(database.World.Chief);
        var quote = await database.OfferAsync(Offers.Quote(customer, database.World.Centro), QuoteStatus.Sent);
        foreach (var text in NaughtyStrings.All)
        {
            var rejected = await scope.Get<QuoteLifeService>().RejectAsync(quote, text, new(), None);
            if (rejected.Error is not null)
            {
                Assert.Equal("Reason", Assert.Single(Assert.IsType<Invalid>(rejected.Error).Fields).Field);
                continue;
            }

            Assert.Equal(TextRules.CleanLine(text), (await database.ReadQuoteAsync(quote)).RejectionReason);
            quote = await database.OfferAsync(Offers.Quote(customer, database.World.Centro), QuoteStatus.Sent);
        }
    }

    [Fact]
    public async Task ListAsync_EveryString_Answers()
    {
        await using var database = await TestDatabase.CreateAsync();
        var customer = await database.AddAsync(database.World.Centro, People.Numbered(1));
        await database.OfferAsync(Offers.Quote(customer, database.World.Centro));
        await using var scope = database.As(database.World.Sales);
        foreach (var text in NaughtyStrings.All)
        {
            (await scope.Get<QuoteQueries>().ListAsync(new QuoteFilter { Text = text }, new PageRequest(), None)).Expect();
        }

        foreach (var (text, found) in new[] { ("%", 0), ("COT%", 0), ("COT-2026-000_", 0), ("cot-2026-0001", 1), ("2026-00", 1) })
        {
            var list = await scope.Get<QuoteQueries>().ListAsync(new QuoteFilter { Text = text }, new PageRequest(), None);
            Assert.Equal((text, found), (text, list.Expect().Total));
        }
    }
}
