using Microsoft.AspNetCore.Components;
using Optica.Domain.Appointments;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Appointments;

/// <content>Visits that are dragged.</content>
public sealed partial class AppointmentsPage
{
    [Inject]
    private VisitMoves Moves { get; set; } = default!;

    [Inject]
    private SafeActions Safely { get; set; } = default!;

    /// <summary>A visit was dropped somewhere in the calendar.</summary>
    private Task DroppedAsync(DroppedVisit drop) => InvokeAsync(() => Safely.RunAsync(() => TakeAsync(drop)));

    private async Task TakeAsync(DroppedVisit drop)
    {
        if (
            board is null
            || drop.Column < 0
            || drop.Column >= board.Columns.Count
            || data?.Visits.FirstOrDefault(row => row.Id == drop.Visit) is not { } visit
        )
        {
            return;
        }

        if (drop.Board != board.Revision)
        {
            // a colleague's change drew it anew under the pointer: the place would mean another hour
            Toasts.Error(Words["drop_stale"]);
            return;
        }

        var to = board.Columns[drop.Column];
        if (board.Axis.InstantAt(to.Day, drop.Top) is not { } at)
        {
            Toasts.Error(Words["no_such_hour"]);
            return;
        }

        var input = new RescheduleInput { StartsAt = at, ResourceId = to.Resource?.Id ?? visit.ResourceId };
        await Moves.MoveAsync(visit, input, ReloadAsync);
    }
}
