using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Isolation;

/// <summary>A box in every branch with two visits of today on it, full of canaries.</summary>
internal static class PlantedVisits
{
    /// <summary>Texts that only those may see who may see the branch.</summary>
    public static IEnumerable<string> Canaries(string place) =>
        [$"BOX-CANARY-{place}", $"VISIT-CANARY-{place}", $"GuestCanary{place}", PhoneOf(place)];

    /// <summary>Plants them past the services: nobody is notified.</summary>
    public static async Task<(Guid Box, Guid Exam, Guid Guest)> PlantAsync(TestDatabase database, string place, Guid branch, Guid customer)
    {
        var box = database.World.Box(branch, $"BOX-CANARY-{place}");
        var exam = Visit(box, input => input.CustomerId = customer, World.Start.AddHours(1), place);
        var guest = Visit(
            box,
            input => (input.GuestName, input.GuestPhone) = ($"GuestCanary{place} Soto", PhoneOf(place)),
            World.Start.AddHours(2),
            place
        );
        await using var db = database.Open();
        db.AddRange(box, exam, guest);
        await db.SaveChangesAsync();
        return (box.Id, exam.Id, guest.Id);
    }

    /// <summary>Every row of the feature that stands in a branch.</summary>
    public static async Task<IEnumerable<IBranchOwned>> RowsAsync(OpticaDbContext db) =>
        [
            .. await db.Appointments.AsNoTracking().ToListAsync(),
            .. await db.BookableResources.AsNoTracking().ToListAsync(),
            .. await db.BranchSchedules.AsNoTracking().ToListAsync(),
            .. await db.BlockedDates.AsNoTracking().ToListAsync(),
        ];

    private static string PhoneOf(string place) => $"+5697700000{place switch { "Centro" => 1, "Mall" => 2, "Playa" => 3, _ => 4 }}";

    private static Appointment Visit(BookableResource box, Action<AppointmentInput> who, DateTime at, string place)
    {
        var input = new AppointmentInput
        {
            ResourceId = box.Id,
            Type = AppointmentType.EyeExam,
            StartsAt = at,
            Minutes = 30,
            Notes = $"VISIT-CANARY-{place}",
        };
        who(input);
        Guid? customerBranch = input.CustomerId is null ? null : box.BranchId;
        return Appointment.Create(input, (box.OrganisationId, box.BranchId, customerBranch), bufferMinutes: 0, World.Start);
    }
}
