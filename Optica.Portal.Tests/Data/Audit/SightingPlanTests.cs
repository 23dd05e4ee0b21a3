using Microsoft.EntityFrameworkCore;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Audit;

/// <summary>Who saw a customer, whom somebody saw, and what was seen when: each begins at an index.</summary>
public sealed class SightingPlanTests
{
    private static readonly Guid Somebody = new(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Questions_BeginAtAnIndex()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var scope = database.As(database.World.Super);
        await using var db = await scope.OpenAsync();
        var (from, until) = (World.Start, World.Start.AddDays(1));
        (string Index, IQueryable<object> Rows)[] questions =
        [
            (
                "PK_SightedCustomers|sqlite_autoindex_SightedCustomers",
                db.SightedCustomers.Where(row => row.CustomerId == Somebody && row.Hour >= 5 && row.Hour <= 9)
            ),
            (
                "IX_Sightings_OrganisationId_UserId_At",
                db.Sightings.Where(row => row.UserId == Somebody && row.At >= from && row.At < until)
            ),
            ("IX_Sightings_OrganisationId_At", db.Sightings.Where(row => row.At >= from && row.At < until)),
        ];
        foreach (var (index, rows) in questions)
        {
            Assert.Matches($"SEARCH s USING (COVERING )?INDEX ({index})", await QueryPlan.OfAsync(db, rows.CreateDbCommand()));
        }
    }
}
