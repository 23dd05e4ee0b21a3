using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Audit;
using Optica.Data.Reports;
using Optica.Domain.Common;
using Optica.Domain.Reports;
using Optica.Portal.Tests.Architecture;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Audit;

/// <summary>
/// Who saw a customer, whom somebody saw, what was seen when, and all that writes and forgets it: each goes by the index that is made for
/// it, in the very statements that the portal asks (SECURITY 47).
/// </summary>
public sealed class SightingPlanTests : IAsyncLifetime
{
    /// <summary>Since when there are any: the first of the index.</summary>
    private const string Since = "SEARCH USING COVERING INDEX IX_Sightings_OrganisationId_At (OrganisationId=?)";
    private const string Time = "SEARCH USING INDEX IX_Sightings_OrganisationId_At (OrganisationId=? AND At>? AND At<?)";
    private const string Person =
        "SEARCH USING INDEX IX_Sightings_OrganisationId_UserId_At (OrganisationId=? AND UserId=? AND At>? AND At<?)";
    private const string Files =
        "SEARCH USING INDEX IX_Sightings_OrganisationId_Surface_At (OrganisationId=? AND Surface=? AND At>? AND At<?)";

    /// <summary>The hours of a customer: the key itself.</summary>
    private const string Hours =
        "SEARCH USING COVERING INDEX sqlite_autoindex_SightedCustomers_1 (OrganisationId=? AND CustomerId=? AND Hour>? AND Hour<?)";

    private readonly SeenCommands seen = new();
    private TestDatabase database = default!;
    private Guid ana;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync(configure: seen.AddTo);
        ana = await database.AddAsync(database.World.Centro, People.Numbered(1));
        await using (var sales = database.As(database.World.Sales))
        {
            (await sales.Queries.ListAsync(new(), new PageRequest(), Cancellation)).Expect();
        }

        seen.Forget();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Report_OfASpan_GoesByTime()
    {
        await AskAsync(new());
        await IsAsync(Since, Time);
    }

    [Fact]
    public async Task Report_OfAPerson_GoesByThem()
    {
        await AskAsync(new() { UserId = database.World.Sales.Id });
        await IsAsync(Since, Person);
    }

    [Fact]
    public async Task Report_OfACustomer_GoesByTheirHoursAndWhoSawThem()
    {
        await AskAsync(new() { CustomerId = ana });
        await IsAsync(Since, Hours, Person, Files);
    }

    [Fact]
    public async Task Writing_GoesByTheKey()
    {
        await FlushAsync();
        await IsAsync("SEARCH USING COVERING INDEX sqlite_autoindex_SightedCustomers_1 (OrganisationId=? AND CustomerId=? AND Hour=?)");
    }

    [Fact]
    public async Task Forgetting_GoesByTimeAndHour()
    {
        await FlushAsync();
        database.Clock.Now = World.Start.AddYears(3);
        seen.Forget();
        Assert.Equal(2, await database.Services.GetRequiredService<SightingWriter>().ForgetAsync(Cancellation));
        await IsAsync(
            "SEARCH USING COVERING INDEX sqlite_autoindex_Sightings_1 (Id=?)",
            "SEARCH USING INDEX IX_Sightings_OrganisationId_At (OrganisationId=? AND At<?)",
            "SEARCH USING COVERING INDEX IX_SightedCustomers_OrganisationId_Hour (OrganisationId=? AND Hour<?)",
            "SEARCH USING INDEX IX_SightedCustomers_OrganisationId_Hour (OrganisationId=? AND Hour=?)",
            "SEARCH USING COVERING INDEX sqlite_autoindex_SightedCustomers_1 (OrganisationId=? AND CustomerId=? AND Hour=?)"
        );
    }

    private Task<int> FlushAsync() => database.Services.GetRequiredService<SightingLog>().FlushAsync(Cancellation);

    private async Task AskAsync(BreachFilter filter)
    {
        await FlushAsync();
        seen.Forget();
        await using var scope = database.As(database.World.Super);
        Assert.NotEmpty((await scope.Get<BreachReportQueries>().ReadAsync(filter, null, Cancellation)).Expect().Viewers);
    }

    private async Task IsAsync(params string[] expected)
    {
        string[] steps = [.. await seen.StepsAsync(database, "Sightings"), .. await seen.StepsAsync(database, "SightedCustomers")];
        Findings.None([
            .. steps.Except(expected).Select(step => $"not by an index of its own: {step}"),
            .. expected.Except(steps).Select(step => $"nothing goes by {step}"),
        ]);
    }
}
