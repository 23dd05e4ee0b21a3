using Bunit;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Customers;

/// <summary>What a draft that was left behind says of itself.</summary>
public sealed class CustomerDraftOfferTests
{
    /// <summary>Two that were left behind say when, and what they hold: one is not taken for the other.</summary>
    [Fact]
    public async Task Edit_TwoDrafts_AreToldApartByTimeAndByWhatTheyHold()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Full(1));
        foreach (var field in new[] { "Notes", "City" })
        {
            await using var form = await CustomerFormContext.OpenAsync(database, database.World.Sales, id);
            form.Type(field, "Valdivia");
            await form.Page.KeepAsync();
            database.Clock.Advance(TimeSpan.FromSeconds(70));
        }

        await using var later = await CustomerFormContext.OpenAsync(database, database.World.Sales, id);

        later.Until(() => later.Page.FindAll(".draft-offer").Count == 2);
        Assert.Equal(
            ["(1 min 10 s ago). Comuna or city · Region or state", "(2 min 20 s ago). Notes"],
            later
                .Page.FindAll(".draft-offer > span:first-of-type")
                .Select(offer =>
                    $"{offer.FirstChild!.TextContent.Trim().Split("here ")[1]} {offer.QuerySelector(".cell-sub")!.TextContent}"
                )
                .Order(StringComparer.Ordinal)
        );
    }
}
