using Optica.Data.Appointments;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Orders;

namespace Optica.Portal.Tests.Support;

/// <summary>Visits and what they are booked on.</summary>
public static class Booking
{
    /// <summary>Nine o'clock in Santiago on a Monday, UTC.</summary>
    public static readonly DateTime Nine = new(2026, 11, 30, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>A box in a branch of either organisation.</summary>
    public static BookableResource Box(this World world, Guid branch, string name = "Box 1") =>
        BookableResource.Create(
            (OrganisationOf(world, branch), branch),
            new BookableResourceInput { Name = name, Kind = ResourceKind.Box },
            World.Start
        );

    /// <summary>Half an hour from nine for a customer, or for a guest when there is none.</summary>
    public static Appointment Visit(this World world, BookableResource on, (Guid Id, Guid Branch)? customer = null, DateTime? at = null) =>
        Appointment.Create(
            new AppointmentInput
            {
                CustomerId = customer?.Id,
                GuestName = customer is null ? "Ana Soto" : null,
                ResourceId = on.Id,
                Type = AppointmentType.EyeExam,
                StartsAt = at ?? Nine,
                Minutes = 30,
            },
            (OrganisationOf(world, on.BranchId), on.BranchId, customer?.Branch),
            bufferMinutes: 0,
            World.Start
        );

    /// <summary>Adds a box to a branch, past the services.</summary>
    public static async Task<Guid> AddBoxAsync(this TestDatabase database, Guid branch, string name = "Box 1")
    {
        var box = database.World.Box(branch, name);
        await using var db = database.Open();
        db.Add(box);
        await db.SaveChangesAsync();
        return box.Id;
    }

    /// <summary>An exam of half an hour from nine for a customer.</summary>
    public static AppointmentInput For(Guid customer, Guid box, DateTime? at = null) =>
        new()
        {
            CustomerId = customer,
            ResourceId = box,
            Type = AppointmentType.EyeExam,
            StartsAt = at ?? Nine,
        };

    /// <summary>The same for somebody who is no customer.</summary>
    public static AppointmentInput ForGuest(Guid box, DateTime? at = null) =>
        new()
        {
            GuestName = "Eva Rojas Díaz",
            GuestPhone = "+56 9 7654 3210",
            ResourceId = box,
            Type = AppointmentType.EyeExam,
            StartsAt = at ?? Nine,
        };

    /// <summary>Books through the service.</summary>
    public static async Task<Result<Guid>> TryBookAsync(
        this TestDatabase database,
        Person by,
        AppointmentInput input,
        OperationOptions? options = null
    )
    {
        await using var scope = database.As(by);
        return await scope.Get<AppointmentService>().BookAsync(input, options ?? new(), CancellationToken.None);
    }

    /// <summary>Books through the service; an expected success.</summary>
    public static async Task<Guid> BookAsync(this TestDatabase database, Person by, AppointmentInput input) =>
        (await database.TryBookAsync(by, input)).Expect();

    /// <summary>Reads a visit as somebody sees it; an expected success.</summary>
    public static async Task<AppointmentDetail> ReadVisitAsync(this TestDatabase database, Person by, Guid id)
    {
        await using var scope = database.As(by);
        return (await scope.Get<AppointmentQueries>().ReadAsync(id, CancellationToken.None)).Expect();
    }

    /// <summary>Sets hours through the service; an expected success.</summary>
    public static async Task SetHoursAsync(this TestDatabase database, Guid branch, Action<BranchScheduleInput> change)
    {
        var world = database.World;
        await using var scope = database.As(OrganisationOf(world, branch) == world.South ? world.SouthChief : world.Super);
        var input = (await scope.Get<BranchScheduleQueries>().ReadAsync(branch, CancellationToken.None)).Expect().Input;
        change(input);
        (await scope.Get<BranchScheduleService>().ChangeAsync(branch, input, null, CancellationToken.None)).Expect();
    }

    private static Guid OrganisationOf(World world, Guid branch) =>
        branch == world.Costa || branch == world.Cerro ? world.South : world.North;
}
