using Optica.Data.Appointments;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Segments;

/// <content>Visits of the same customers and of guests, booked and closed in any order, refused or not.</content>
internal sealed partial class RandomTrade
{
    /// <summary>Names of what is done with visits.</summary>
    public static readonly string[] OfVisits =
    [
        "book",
        "guest",
        "confirm",
        "complete",
        "complete guest",
        "cancel visit",
        "no-show",
        "move",
    ];

    private readonly Dictionary<Guid, Guid> boxes = [];
    private readonly List<(Guid Id, bool South, bool Guest)> visits = [];

    /// <summary>A box in every branch, open around the clock.</summary>
    private async Task OpenAsync()
    {
        foreach (var branch in new[] { World.Centro, World.Mall, World.Playa, World.Costa, World.Cerro })
        {
            boxes[branch] = await database.AddBoxAsync(branch);
            await database.SetHoursAsync(
                branch,
                hours =>
                {
                    foreach (var day in hours.Days)
                    {
                        (day.IsOpen, day.Opens, day.Closes) = (true, TimeOnly.MinValue, TimeOnly.MinValue);
                    }
                }
            );
        }
    }

    private Task VisitAsync(int dice) =>
        dice switch
        {
            < 25 => BookAsync(),
            < 32 => BookGuestAsync(),
            < 38 => LifeOfVisitAsync("confirm", (life, id) => life.ConfirmAsync(id, new ChangeOptions(), CancellationToken.None)),
            < 52 => CompleteAsync(),
            < 58 => LifeOfVisitAsync(
                "cancel visit",
                (life, id) => life.CancelAsync(id, "prueba", new ChangeOptions(), CancellationToken.None)
            ),
            < 66 => LifeOfVisitAsync("no-show", (life, id) => life.MarkNoShowAsync(id, new ChangeOptions(), CancellationToken.None)),
            < 72 => MoveAsync(),
            _ => Task.CompletedTask,
        };

    private async Task BookAsync()
    {
        if (customers.Count > 0)
        {
            var (id, south) = Pick(customers);
            await BookAsync("book", south, input => input.CustomerId = id);
        }
    }

    /// <summary>Some give a RUT, of whom some are customers already; some a phone that others have, too.</summary>
    private Task BookGuestAsync() =>
        BookAsync(
            "guest",
            random.Next(4) == 0,
            input =>
            {
                var number = random.Next(2) == 0 && registered > 0 ? random.Next(1, registered + 1) : random.Next(5_000, 5_060);
                input.GuestName = "Ana Soto";
                input.GuestPhone = random.Next(3) == 0 ? People.Numbered(number).Phone : $"+5697{random.Next(1_000_000, 9_999_999)}";
                input.GuestRut = random.Next(2) == 0 ? People.RutOf(number) : null;
            }
        );

    private async Task BookAsync(string what, bool south, Action<AppointmentInput> who)
    {
        var branch = south ? Pick([World.Costa, World.Cerro]) : Pick([World.Centro, World.Mall, World.Playa]);
        var input = new AppointmentInput
        {
            ResourceId = boxes[branch],
            Type = (AppointmentType)random.Next(1, 9),
            StartsAt = Quarter(),
            Minutes = 15 * random.Next(1, 5),
        };
        who(input);
        var made = await database.TryBookAsync(south ? World.SouthChief : World.Chief, input);
        Note(what, made);
        if (made.Succeeded)
        {
            visits.Add((made.Value, south, input.CustomerId is null));
        }
    }

    private async Task CompleteAsync()
    {
        if (visits.Count > 0)
        {
            var (id, south, guest) = Pick(visits);
            await using var scope = As(south);
            var input = new CompletionInput { Guest = new GuestIdentity { SharesContact = random.Next(2) == 0 } };
            var done = await scope
                .Get<AppointmentCompletionService>()
                .CompleteAsync(id, input, new ChangeOptions(), CancellationToken.None);
            Note(guest ? "complete guest" : "complete", done);
        }
    }

    private async Task MoveAsync()
    {
        if (visits.Count > 0)
        {
            var (id, south, _) = Pick(visits);
            await using var scope = As(south);
            var to = new RescheduleInput { StartsAt = Quarter(), Minutes = 15 * random.Next(1, 5) };
            Note("move", await scope.Get<AppointmentService>().RescheduleAsync(id, to, new ChangeOptions(), CancellationToken.None));
        }
    }

    private async Task LifeOfVisitAsync(string what, Func<AppointmentLifeService, Guid, Task<Result<Done>>> act)
    {
        if (visits.Count > 0)
        {
            var (id, south, _) = Pick(visits);
            await using var scope = As(south);
            Note(what, await act(scope.Get<AppointmentLifeService>(), id));
        }
    }

    /// <summary>A quarter of an hour within the next days.</summary>
    private DateTime Quarter()
    {
        var quarter = TimeSpan.FromMinutes(15);
        var soon = database.Clock.Now.AddMinutes(random.Next(15, 4_000));
        return new DateTime(soon.Ticks / quarter.Ticks * quarter.Ticks, DateTimeKind.Utc);
    }
}
