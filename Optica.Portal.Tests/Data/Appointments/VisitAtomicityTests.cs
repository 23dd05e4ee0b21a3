using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data;
using Optica.Data.Appointments;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Appointments;

/// <summary>What is done to visits dies at any of its commands without a trace, a guest's new record included (SECURITY 39).</summary>
public sealed class VisitAtomicityTests
{
    private static readonly Dictionary<string, Func<TestScope, Guid, Guid, Task<Error?>>> UseCases = new(StringComparer.Ordinal)
    {
        ["book"] = async (scope, box, _) =>
            (
                await scope
                    .Get<AppointmentService>()
                    .BookAsync(Booking.ForGuest(box, Booking.Nine.AddHours(1)), new OperationOptions(Ids.New(World.Start)), default)
            ).Error,
        ["reschedule"] = async (scope, _, visit) =>
            (
                await scope
                    .Get<AppointmentService>()
                    .RescheduleAsync(visit, new RescheduleInput { StartsAt = Booking.Nine.AddMinutes(15) }, new ChangeOptions(), default)
            ).Error,
        ["cancel"] = async (scope, _, visit) =>
            (await scope.Get<AppointmentLifeService>().CancelAsync(visit, "llamó", new ChangeOptions(), default)).Error,
        ["complete"] = async (scope, _, visit) =>
            (await scope.Get<AppointmentCompletionService>().CompleteAsync(visit, new(), new ChangeOptions(), default)).Error,
    };

    public static IEnumerable<TheoryDataRow<DatabaseProvider, string>> Matrix =>
        from provider in EveryProviderAttribute.Providers
        from name in UseCases.Keys
        select new TheoryDataRow<DatabaseProvider, string>(provider, name);

    [Theory, MemberData(nameof(Matrix))]
    public async Task UseCase_DyingAtEveryCommandAndAtTheCommit_DoesNothing(DatabaseProvider provider, string name)
    {
        var failing = new FailingCommands();
        await using var database = await TestDatabase.CreateAsync(provider, services => Add(services, failing));
        var box = await database.AddBoxAsync(database.World.Centro);
        var visit = await database.BookAsync(database.World.Sales, Booking.ForGuest(box));
        var before = await TellAsync(database);

        failing.BreaksCommit = true;
        await Assert.ThrowsAnyAsync<Exception>(() => RunAsync(database, name, box, visit));
        failing.BreaksCommit = false;
        Assert.Equal(before, await TellAsync(database));

        var passing = 0;
        while (await DiesAsync(failing, passing, () => RunAsync(database, name, box, visit)))
        {
            Assert.Equal(before, await TellAsync(database));
            passing++;
        }

        Assert.InRange(passing, 5, 100);
        Assert.NotEqual(before, await TellAsync(database), StringComparer.Ordinal);
    }

    private static void Add(IServiceCollection services, FailingCommands failing) =>
        services
            .ConfigureDbContext<SqliteOpticaDbContext>(options => options.AddInterceptors(failing))
            .ConfigureDbContext<SqlServerOpticaDbContext>(options => options.AddInterceptors(failing));

    private static async Task<bool> DiesAsync(FailingCommands failing, int passing, Func<Task<Error?>> run)
    {
        failing.Arm(passing);
        try
        {
            Assert.Null(await run());
            return false;
        }
        catch (Exception exception) when (exception is BrokenException || exception.InnerException is BrokenException)
        {
            return true;
        }
        finally
        {
            failing.Arm(-1);
        }
    }

    private static async Task<Error?> RunAsync(TestDatabase database, string name, Guid box, Guid visit)
    {
        await using var scope = database.As(database.World.Chief, database.World.Centro);
        return await UseCases[name](scope, box, visit);
    }

    private static Task<string> TellAsync(TestDatabase database) =>
        database.ReadAsync(async db =>
        {
            var visits = await db
                .Appointments.OrderBy(row => row.Id)
                .Select(row => $"{row.StartsAt:O} {row.Status} {row.Version} {row.CustomerId} {row.GuestName}")
                .ToListAsync();
            var cells = await db.AppointmentCells.OrderBy(row => row.Cell).Select(row => row.Cell.ToString()).ToListAsync();
            var figures = await db
                .CustomerFigures.OrderBy(row => row.CustomerId)
                .Select(row => $"{row.Visits} {row.NoShows} {row.LastVisitAt}")
                .ToListAsync();
            var counts = new[]
            {
                await db.Customers.CountAsync(),
                await db.AuditEntries.CountAsync(),
                await db.Changes.CountAsync(),
                await db.Notifications.CountAsync(),
                await db.ProcessedOperations.CountAsync(),
                await db.CustomerCounts.SumAsync(row => row.Customers),
            };
            return string.Join('\n', visits.Concat(cells).Concat(figures).Append(string.Join(' ', counts)));
        });
}
