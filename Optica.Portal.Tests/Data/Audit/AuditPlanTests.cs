using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Domain.Audit;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Audit;

/// <summary>The audit trail's list never goes through a whole table: every filter begins at an index of the organisation or the record.</summary>
public sealed class AuditPlanTests
{
    private static readonly Guid Somebody = new(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. Filters.Keys];

    private static Dictionary<string, AuditFilter> Filters { get; } =
        new(StringComparer.Ordinal)
        {
            ["none"] = new(),
            ["days"] = new() { From = new DateOnly(2026, 11, 1), To = new DateOnly(2026, 11, 2) },
            ["person"] = new() { UserId = Somebody },
            ["action"] = new() { Action = AuditActions.MedicalRead },
            ["seen"] = new() { Action = AuditActions.Seen },
            ["person's readings"] = new() { Action = AuditActions.Seen, UserId = Somebody },
            ["branch"] = new() { BranchId = Somebody },
            ["kind"] = new() { Kind = "order" },
            ["record"] = new() { RecordId = Somebody },
            ["customer"] = new() { CustomerId = Somebody },
            ["text"] = new() { Text = "Pérez" },
        };

    [Theory, MemberData(nameof(Names))]
    public async Task Filter_BeginsAtAnIndex(string name)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var scope = database.As(database.World.Super);
        await using var db = await scope.OpenAsync();
        var lines = await db.AuditEntries.AsNoTracking().FilterAsync(db, Filters[name], Cancellation);

        var plan = await QueryPlan.OfAsync(db, lines.Newest().Take(26).CreateDbCommand());

        Assert.Matches("SEARCH a USING (COVERING )?INDEX IX_AuditEntries_", plan);
        Assert.DoesNotMatch("SCAN a( |$)", plan);
    }

    /// <summary>Where the list goes on beside a line, an index takes it there: the time of that line bounds the search.</summary>
    [Theory, MemberData(nameof(Names))]
    public async Task PageBesideALine_IsEnteredByTheIndex(string name)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var scope = database.As(database.World.Super);
        await using var db = await scope.OpenAsync();
        var lines = await db.AuditEntries.AsNoTracking().FilterAsync(db, Filters[name], Cancellation);
        foreach (var older in new[] { true, false })
        {
            var plan = await QueryPlan.OfAsync(db, lines.Past((World.Start, 7), older).Take(26).CreateDbCommand());

            Assert.Matches("SEARCH a USING (COVERING )?INDEX IX_AuditEntries_", plan);
            if (name is not ("record" or "customer"))
            {
                Assert.Matches(@"SEARCH a USING INDEX IX_AuditEntries_\S+ \(.*At[<>]", plan);
                Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
            }
        }
    }
}
