using Optica.Data.Appointments;
using Optica.Domain.Appointments;
using Optica.Domain.Common;

namespace Optica.Benchmarks.Trade;

/// <content>Visits of customers and of guests, booked and closed in any order.</content>
internal sealed partial class RandomTrade
{
    private readonly List<Guid> boxes = [];
    private readonly List<(Guid Id, bool IsGuest)> visits = [];

    /// <summary>Three boxes in every branch, open around the clock.</summary>
    private async Task OpenBoxesAsync()
    {
        foreach (var branch in branches)
        {
            for (var number = 1; number <= 3; number++)
            {
                var box = new BookableResourceInput
                {
                    BranchId = branch,
                    Name = $"Box {number}",
                    Kind = ResourceKind.Box,
                };
                boxes.Add((await Of<BookableResourceService>().CreateAsync(box, new(), None)).Value);
            }

            var hours = (await Of<BranchScheduleQueries>().ReadAsync(branch, None)).Value.Input;
            foreach (var day in hours.Days)
            {
                (day.IsOpen, day.Opens, day.Closes) = (true, TimeOnly.MinValue, TimeOnly.MinValue);
            }

            _ = (await Of<BranchScheduleService>().ChangeAsync(branch, hours, null, None)).Value;
        }
    }

    private Task VisitAsync(int dice) =>
        visits.Count == 0
            ? BookAsync(isGuest: false)
            : dice switch
            {
                < 25 => BookAsync(isGuest: false),
                < 32 => BookAsync(isGuest: true),
                < 38 => OfVisitAsync("visit confirmed", (life, id) => life.ConfirmAsync(id, new(), None)),
                < 52 => CompleteAsync(),
                < 58 => OfVisitAsync("visit cancelled", (life, id) => life.CancelAsync(id, "prueba", new(), None)),
                < 66 => OfVisitAsync("visit missed", (life, id) => life.MarkNoShowAsync(id, new(), None)),
                _ => MoveAsync(),
            };

    private async Task BookAsync(bool isGuest)
    {
        var input = new AppointmentInput
        {
            ResourceId = Pick(boxes),
            Type = (AppointmentType)random.Next(1, 9),
            StartsAt = Quarter(),
            Minutes = 15 * random.Next(1, 5),
        };
        if (isGuest)
        {
            (input.GuestName, input.GuestPhone) = ("Ana Soto", phones.Dequeue());
        }
        else
        {
            input.CustomerId = Pick(customers);
        }

        var made = await Of<AppointmentService>().BookAsync(input, new(), None);
        if (Note(isGuest ? "visit of a guest booked" : "visit booked", made))
        {
            visits.Add((made.Value, isGuest));
        }
    }

    private async Task CompleteAsync()
    {
        var (id, isGuest) = Visit();
        var input = new CompletionInput { Guest = new GuestIdentity { SharesContact = random.Next(2) == 0 } };
        var completed = await Of<AppointmentCompletionService>().CompleteAsync(id, input, new ChangeOptions(), None);
        Note(isGuest ? "visit of a guest completed" : "visit completed", completed);
    }

    private async Task MoveAsync()
    {
        var to = new RescheduleInput { StartsAt = Quarter(), Minutes = 15 * random.Next(1, 5) };
        Note("visit moved", await Of<AppointmentService>().RescheduleAsync(Visit().Id, to, new ChangeOptions(), None));
    }

    private async Task OfVisitAsync(string what, Func<AppointmentLifeService, Guid, Task<Result<Done>>> act) =>
        Note(what, await act(Of<AppointmentLifeService>(), Visit().Id));

    private (Guid Id, bool IsGuest) Visit() => visits[^random.Next(1, Math.Min(visits.Count, 100) + 1)];

    /// <summary>A quarter of an hour within the next days.</summary>
    private DateTime Quarter()
    {
        var quarter = TimeSpan.FromMinutes(15);
        var soon = clock.GetUtcNow().UtcDateTime.AddMinutes(random.Next(15, 3_000));
        return new DateTime(soon.Ticks / quarter.Ticks * quarter.Ticks, DateTimeKind.Utc);
    }
}
