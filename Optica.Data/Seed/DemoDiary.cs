using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Seed;

/// <summary>A customer who may come.</summary>
internal sealed record DemoVisitor(Guid Id, DateTime RegisteredAt);

/// <summary>
/// The diary of one branch as staff would have kept it: full around today, thinner ahead, the past closed. A date has the same diary
/// whenever it is seeded, as long as the customers are the same.
/// </summary>
internal sealed class DemoDiary(BranchSchedule schedule, TimeZoneInfo zone, DateTime now)
{
    private const ulong Seed = 8118;

    private static readonly (AppointmentType Type, int Minutes, int UpTo)[] Types =
    [
        (AppointmentType.EyeExam, 30, 46),
        (AppointmentType.Fitting, 20, 60),
        (AppointmentType.Delivery, 15, 74),
        (AppointmentType.FollowUp, 20, 84),
        (AppointmentType.Consultation, 30, 91),
        (AppointmentType.Repair, 15, 97),
        (AppointmentType.Emergency, 30, 99),
        (AppointmentType.Other, 15, 100),
    ];

    private static readonly string[] Regrets =
    [
        "No puede salir del trabajo.",
        "Enfermedad.",
        "Viaje.",
        "Pidió otra fecha.",
        "Llamó para anular.",
    ];

    private static readonly string[] Remarks =
    [
        "Trae sus lentes antiguos.",
        "Viene con su hija.",
        "Confirmar por WhatsApp.",
        "Primera vez con lentes de contacto.",
        "Llega justo: viene desde el trabajo.",
    ];

    /// <summary>Visits of a day on one resource, one after another.</summary>
    /// <param name="resource">The optometrist or box.</param>
    /// <param name="day">By the branch's calendar.</param>
    /// <param name="visitors">Who may come; each comes once. When nobody is left, the rest of the day stays free.</param>
    public IEnumerable<Appointment> Fill(BookableResource resource, DateOnly day, Queue<DemoVisitor> visitors)
    {
        var random = new DemoRandom(Seed + ((ulong)day.DayNumber * 31) + (ulong)resource.Name.Length);
        var dawn = LocalDay.Start(day, zone);
        var request = new SlotRequest(schedule, zone, AppointmentRules.ShortestMinutes);
        var free = dawn;
        foreach (var slot in SlotEngine.Offer(request, day, [], dawn.AddMinutes(-schedule.NoticeMinutes)))
        {
            if (visitors.Count == 0)
            {
                yield break;
            }

            var (type, minutes) = Pick(random);
            if (slot.StartsAt < free || !random.Percent(Load(day)) || !Fits(slot.StartsAt, minutes))
            {
                continue;
            }

            var visit = Book(random, resource, (slot.StartsAt, minutes, type), visitors.Dequeue());
            Live(random, visit);
            free = visit.FreeAt;
            yield return visit;
        }
    }

    private static (AppointmentType Type, int Minutes) Pick(DemoRandom random)
    {
        var dice = random.Next(0, 100);
        var (type, minutes, _) = Array.Find(Types, one => dice < one.UpTo);
        return (type, minutes);
    }

    /// <summary>How many of a hundred free times are taken.</summary>
    private int Load(DateOnly day)
    {
        var ahead = day.DayNumber - LocalDay.Of(new DateTimeOffset(now), zone).DayNumber;
        return ahead switch
        {
            < 0 => 34,
            0 => 48,
            _ => Math.Max(8, 44 - (3 * ahead)),
        };
    }

    private bool Fits(DateTime start, int minutes) =>
        SlotEngine.Judge(new SlotRequest(schedule, zone, minutes), start, [], start.AddMinutes(-schedule.NoticeMinutes)) is null;

    private Appointment Book(
        DemoRandom random,
        BookableResource resource,
        (DateTime StartsAt, int Minutes, AppointmentType Type) what,
        DemoVisitor visitor
    )
    {
        // walk-ins are booked on the day
        var asked = what.StartsAt.AddDays(-random.Next(0, 16)).AddMinutes(-random.Next(20, 300));
        var earliest = visitor.RegisteredAt > asked ? visitor.RegisteredAt : asked;
        var input = new AppointmentInput
        {
            CustomerId = visitor.Id,
            ResourceId = resource.Id,
            Type = what.Type,
            StartsAt = what.StartsAt,
            Minutes = what.Minutes,
            Notes = random.Percent(12) ? random.Pick<string>(Remarks) : null,
        };
        if (what.StartsAt > now && random.Percent(9))
        {
            Anonymise(random, input);
        }

        AppointmentInputNormaliser.Normalise(input);
        var customerBranch = input.CustomerId is null ? (Guid?)null : resource.BranchId;
        return Appointment.Create(
            input,
            (resource.OrganisationId, resource.BranchId, customerBranch),
            schedule.BufferMinutes,
            earliest < now ? earliest : now.AddMinutes(-random.Next(5, 600))
        );
    }

    /// <summary>Somebody who has never been here calls.</summary>
    private static void Anonymise(DemoRandom random, AppointmentInput input)
    {
        var gender = random.Percent(54) ? Gender.Female : Gender.Male;
        input.CustomerId = null;
        input.GuestName = $"{ChileanNames.Given(random, gender, 1985, foreign: false)} {ChileanNames.Surname(random, foreign: false)}";
        input.GuestPhone = $"+5699{random.Next(1_000_000, 9_999_999)}";
    }

    /// <summary>What became of it by now.</summary>
    private void Live(DemoRandom random, Appointment visit)
    {
        var dice = random.Next(0, 100);
        if (visit.EndsAt.AddMinutes(20) <= now)
        {
            _ = dice switch
            {
                < 83 => visit.Complete(visit.EndsAt),
                < 92 => visit.MarkNoShow(visit.StartsAt.AddMinutes(20)),
                _ => visit.Cancel(random.Pick<string>(Regrets), visit.StartsAt.AddHours(-random.Next(1, 20))),
            };
            return;
        }

        // who is here has said so; of the others some have
        var said = visit.CreatedAt.AddMinutes(random.Next(1, 60)) is var later && later < now ? later : now;
        if (visit.StartsAt <= now || dice < 40)
        {
            visit.Confirm(said);
        }
        else if (dice > 95)
        {
            visit.Cancel(random.Pick<string>(Regrets), said);
        }
    }
}
