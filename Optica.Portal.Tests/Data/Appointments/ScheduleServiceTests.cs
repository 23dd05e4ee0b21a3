using Microsoft.EntityFrameworkCore;
using Optica.Data.Appointments;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Appointments;

/// <summary>Hours and resources of a branch: who sets them, and what stands in the way.</summary>
public sealed class ScheduleServiceTests : IAsyncLifetime
{
    private TestDatabase database = default!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private World World => database.World;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task ReadAsync_NothingStored_IsTheDefault()
    {
        await using var scope = database.As(World.Sales);

        var detail = (await scope.Get<BranchScheduleQueries>().ReadAsync(null, Cancellation)).Expect();

        Assert.Equal((0L, false, World.Centro, false), (detail.Version, detail.IsStored, detail.Branch.Id, detail.MayChange));
        Assert.Equal([true, true, true, true, true, false, false], detail.Input.Days.Select(day => day.IsOpen));
        Assert.Equal(
            (new TimeOnly(9, 0), new TimeOnly(18, 0), null),
            (detail.Input.Days[0].Opens, detail.Input.Days[0].Closes, detail.Input.Days[0].LunchFrom)
        );
        Assert.Equal(
            (15, 0, 0, 365),
            (detail.Input.SlotMinutes, detail.Input.BufferMinutes, detail.Input.NoticeMinutes, detail.Input.AdvanceDays)
        );
        await using var all = database.As(World.Super);
        Assert.Equal("branch_not_found", (await all.Get<BranchScheduleQueries>().ReadAsync(null, Cancellation)).Error!.Code);
    }

    [Fact]
    public async Task ChangeAsync_Versions_LetOneChangeThrough()
    {
        Assert.Null(await ChangeAsync(World.Admin, 0, hours => hours.SlotMinutes = 30));
        Assert.IsType<VersionConflict>(await ChangeAsync(World.Admin, 0, hours => hours.SlotMinutes = 20));
        Assert.Null(
            await ChangeAsync(World.Super, 1, hours => hours.BlockedDates = [new() { Day = new(2026, 12, 25), Reason = " Navidad " }])
        );
        Assert.IsType<VersionConflict>(await ChangeAsync(World.Admin, 1, hours => hours.SlotMinutes = 20));

        await using var scope = database.As(World.Admin);
        var detail = (await scope.Get<BranchScheduleQueries>().ReadAsync(World.Centro, Cancellation)).Expect();
        Assert.Equal((2L, 30, "Navidad"), (detail.Version, detail.Input.SlotMinutes, detail.Input.BlockedDates.Single().Reason));
        Assert.True(detail.MayChange);
    }

    [Fact]
    public async Task ChangeAsync_FirstTenAtOnce_AreOneRowAndOneWins()
    {
        var results = await Race.AtOnceAsync(10, _ => ChangeAsync(World.Admin, 0, hours => hours.SlotMinutes = 30));

        Assert.Single(results, error => error is null);
        Assert.All(results.Where(error => error is not null), error => Assert.IsType<VersionConflict>(error));
        Assert.Equal(1, await database.ReadAsync(db => db.BranchSchedules.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task ChangeAsync_Rules_AreToldAfterTheRights()
    {
        Assert.IsType<AccessDenied>(await ChangeAsync(World.Sales, null, hours => hours.SlotMinutes = 7));
        Assert.IsType<AccessDenied>(await ChangeAsync(World.MallAdmin, null, hours => hours.SlotMinutes = 7));
        Assert.IsType<NotFound>(await ChangeAsync(World.SouthChief, null, hours => hours.SlotMinutes = 7));
        var wrong = Assert.IsType<Invalid>(await ChangeAsync(World.Admin, 9, hours => (hours.SlotMinutes, hours.AdvanceDays) = (7, 0)));
        Assert.Equal(["SlotMinutes", "AdvanceDays"], wrong.Fields.Select(field => field.Field));
        Assert.Equal(0, await database.ReadAsync(db => db.BranchSchedules.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task ChangeAsync_History_TellsHoursAndDates()
    {
        Assert.Null(await ChangeAsync(World.Admin, 0, _ => { }));
        Assert.Null(
            await ChangeAsync(
                World.Admin,
                1,
                hours =>
                {
                    hours.Days[4].IsOpen = false;
                    hours.BlockedDates = [new() { Day = new(2026, 12, 25), Reason = "Navidad" }];
                }
            )
        );

        var told = await database.ReadAsync(db =>
            db.AuditEntries.Where(row => row.RecordKind == "branch_schedule" && row.RecordId == World.Centro)
                .OrderByDescending(row => row.Sequence)
                .Select(row => row.Changes)
                .FirstAsync(Cancellation)
        );

        Assert.Contains("fri 09:00-18:00", told, StringComparison.Ordinal);
        Assert.Contains("2026-12-25 Navidad", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Version", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resources_Added_AreListedByBranchAndName()
    {
        var optometrist = new BookableResourceInput
        {
            Name = " Ana  Soto ",
            Kind = ResourceKind.Optometrist,
            UserId = World.Optometrist.Id,
        };
        var operation = new OperationOptions(Ids.New(World.Start));
        var first = (await CreateAsync(World.Admin, optometrist, operation)).Expect();
        Assert.Equal(first, (await CreateAsync(World.Admin, optometrist, operation)).Expect());
        await database.AddBoxAsync(World.Mall);
        await using var scope = database.As(World.Super);
        var queries = scope.Get<BookableResourceQueries>();

        var rows = (await queries.ListAsync(null, withInactive: false, Cancellation)).Expect();

        Assert.Equal(["Centro Ana Soto optometrist", "Mall Box 1 "], rows.Select(row => $"{row.Branch} {row.Name} {row.User}"));
        Assert.Equal(
            ["admin", "optometrist", "sales"],
            (await queries.StaffAsync(World.Centro, Cancellation)).Expect().Select(one => one.Name)
        );
    }

    [Fact]
    public async Task Resources_Changed_KeepBranchAndOldStaff()
    {
        var id = (
            await CreateAsync(
                World.Admin,
                new()
                {
                    Name = "Ana",
                    Kind = ResourceKind.Optometrist,
                    UserId = World.Optometrist.Id,
                }
            )
        ).Expect();
        await using (var db = database.Open())
        {
            await db.BranchMemberships.Where(row => row.UserId == World.Optometrist.Id).ExecuteDeleteAsync(Cancellation);
        }

        Assert.Null(await RenameAsync(id, "Ana Soto", null, World.Optometrist.Id));
        Assert.IsType<VersionConflict>(await RenameAsync(id, "Eva", 1, World.Optometrist.Id));
        Assert.Null(await RenameAsync(id, "Eva", 2, null));
        Assert.Equal("staff_not_of_branch", Code(await RenameAsync(id, "Eva", 3, World.Optometrist.Id)));
        Assert.Equal("staff_not_of_branch", Code(await RenameAsync(id, "Eva", 3, World.MallAdmin.Id)));
        Assert.Equal(
            "staff_not_of_branch",
            Code(
                (
                    await CreateAsync(
                        World.Admin,
                        new()
                        {
                            Name = "X",
                            Kind = ResourceKind.Optometrist,
                            UserId = World.SouthSales.Id,
                        }
                    )
                ).Error
            )
        );
        Assert.Equal("resource_name_required", Code(await RenameAsync(id, " ", 3, null)));
        Assert.Equal("branch_not_found", (await CreateAsync(World.Super, new() { Name = "X", Kind = ResourceKind.Box })).Error!.Code);
    }

    private static string? Code(Error? error) => (error as Invalid)?.Fields.Single().Code;

    private async Task<Error?> ChangeAsync(Person by, long? version, Action<BranchScheduleInput> change)
    {
        await using var scope = database.As(by);
        var read = await scope.Get<BranchScheduleQueries>().ReadAsync(World.Centro, Cancellation);
        var input = read.Succeeded ? read.Value.Input : BranchScheduleInput.Of(BranchSchedule.Create(World.North, World.Centro));
        change(input);
        return (await scope.Get<BranchScheduleService>().ChangeAsync(World.Centro, input, version, Cancellation)).Error;
    }

    private async Task<Result<Guid>> CreateAsync(Person by, BookableResourceInput input, OperationOptions? options = null)
    {
        await using var scope = database.As(by);
        return await scope.Get<BookableResourceService>().CreateAsync(input, options ?? new(), Cancellation);
    }

    private async Task<Error?> RenameAsync(Guid id, string name, long? version, Guid? user)
    {
        await using var scope = database.As(World.Admin);
        var fields = new HashSet<string>(StringComparer.Ordinal)
        {
            nameof(BookableResourceInput.Name),
            nameof(BookableResourceInput.UserId),
        };
        var update = new PartialUpdate<BookableResourceInput>(new BookableResourceInput { Name = name, UserId = user }, fields, version);
        return (await scope.Get<BookableResourceService>().ChangeAsync(id, update, Cancellation)).Error;
    }
}
