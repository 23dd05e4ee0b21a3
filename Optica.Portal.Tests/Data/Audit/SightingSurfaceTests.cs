using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Data.Audit;
using Optica.Domain.Audit;
using Optica.Portal.Tests.Architecture;
using Optica.Portal.Tests.Data.Isolation;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Audit;

/// <summary>
/// Whatever tells a customer's name leaves a sighting of that customer. Every reading method of every service is called as the isolation
/// tests call it; a new one that names somebody and notes nothing is found here.
/// </summary>
public sealed class SightingSurfaceTests
{
    /// <summary>What names customers without noting it, and why that is right.</summary>
    private static readonly Dictionary<string, string> Unnoted = new(StringComparer.Ordinal)
    {
        ["NotificationQueries.NewestAsync"] =
            "A line of news names one person and is asked for every time something happens; opened, it is noted.",
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryAnswerThatNamesACustomer_IsNoted()
    {
        await using var planted = await Planted.CreateAsync(DatabaseProvider.Sqlite);
        var log = planted.Database.Services.GetRequiredService<SightingLog>();
        // news of one's own doing are not told, and what is medical only to the clinical
        Person[] readers = [planted.World.Chief, planted.World.Super];
        var (wrong, idle) = (new List<string>(), Unnoted.Keys.ToHashSet(StringComparer.Ordinal));
        foreach (
            var (one, person) in IsolationCases.All.Where(one => !one.Writes).SelectMany(one => readers, (one, person) => (one, person))
        )
        {
            // or the same page would be no new sighting
            planted.Database.Clock.Advance(SightingLog.Window);
            var json = await CallAsync(planted, one, person);
            await log.FlushAsync(Cancellation);
            var noted = await NotedAsync(planted, person);
            foreach (var target in planted.Targets.Where(target => Names(json, target) && !noted.Contains(target.CustomerId)))
            {
                if (!idle.Remove(one.Method) && !Unnoted.ContainsKey(one.Method))
                {
                    wrong.Add($"{one.Method} names the customer of {target.Place} and notes nothing");
                }
            }
        }

        Findings.None([
            .. wrong.Distinct(StringComparer.Ordinal),
            .. idle.Select(method => $"{method} is listed and names nobody unnoted"),
        ]);
    }

    /// <summary>A guest of the same name is nobody who is registered.</summary>
    private static bool Names(string json, Target target) =>
        json.Replace($"Guest{target.Input.FirstName}", "", StringComparison.OrdinalIgnoreCase)
            .Contains(target.Input.FirstName!, StringComparison.OrdinalIgnoreCase);

    private static async Task<string> CallAsync(Planted planted, IsolationCase one, Person person)
    {
        await using var scope = planted.Database.As(person);
        return (await one.Call(scope, planted.Targets[0])).Json;
    }

    private static Task<HashSet<Guid>> NotedAsync(Planted planted, Person person) =>
        planted.Database.ReadAsync(async db =>
        {
            var (now, reader) = (planted.Database.Clock.Now, person.Id);
            var pages = await db
                .Sightings.Where(row => row.At == now && row.UserId == reader)
                .Select(row => row.Customers)
                .ToListAsync(Cancellation);
            return pages.SelectMany(page => Sighting.Unpack(page)).ToHashSet();
        });
}
