using Microsoft.Extensions.Localization;
using Optica.Data.Appointments;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Portal.Components.Shared;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Appointments;

/// <summary>Moves visits, by mouse or by dialog, with a way back for a while.</summary>
public sealed class VisitMoves(
    AppointmentService service,
    AppointmentLifeService life,
    AppointmentQueries queries,
    Toasts toasts,
    IStringLocalizer<AppointmentTexts> words
)
{
    /// <summary>Moves a visit and says so, or why not.</summary>
    /// <param name="visit">As it was seen.</param>
    /// <param name="to">Where to.</param>
    /// <param name="moved">Called after the move, after a refusal, and when it is undone.</param>
    public async Task MoveAsync(AppointmentRow visit, RescheduleInput to, Func<Task> moved)
    {
        ArgumentNullException.ThrowIfNull(moved);
        if (await TryAsync(visit, to, moved) is { } error)
        {
            toasts.Error(Why(error));
            // somebody else was here: what they did comes into sight
            await moved();
        }
    }

    /// <summary>Moves a visit and says so.</summary>
    /// <param name="visit">As it was seen.</param>
    /// <param name="to">Where to.</param>
    /// <param name="moved">Called after the move, and again when it is undone.</param>
    /// <returns>Why it was not moved; null when it was.</returns>
    public async Task<Error?> TryAsync(AppointmentRow visit, RescheduleInput to, Func<Task> moved)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(moved);
        var outcome = await service.RescheduleAsync(visit.Id, to, new ChangeOptions(visit.Version), CancellationToken.None);
        if (outcome.Error is { } error)
        {
            return error;
        }

        if ((await queries.ReadAsync(visit.Id, CancellationToken.None)).TryGet(out var now, out _))
        {
            var when = $"{Formats.Date(DateOnly.FromDateTime(now.Row.LocalStart.DateTime))} {Formats.Clock(now.Row.LocalStart)}";
            toasts.Success(
                words["moved", words.Who(visit.Visitor), when, now.Row.Resource],
                new ToastAction(words["undo"], () => BackAsync(visit, now.Row.Version, moved))
            );
        }

        await moved();
        return null;
    }

    /// <summary>The message of an error, of which a toast has no field to put it beside.</summary>
    private static string Why(Error error) => error is Invalid { Fields: [var first, ..] } ? first.Message : error.Message;

    /// <summary>Undone only while nobody has changed it since; what was confirmed is confirmed again.</summary>
    private async Task BackAsync(AppointmentRow was, long version, Func<Task> moved)
    {
        var back = new RescheduleInput
        {
            StartsAt = was.StartsAt,
            ResourceId = was.ResourceId,
            Minutes = was.Minutes,
        };
        var error = (await service.RescheduleAsync(was.Id, back, new ChangeOptions(version), CancellationToken.None)).Error;
        if (error is null && was.Status == AppointmentStatus.Confirmed)
        {
            var now = await queries.ReadAsync(was.Id, CancellationToken.None);
            error = now is { Succeeded: true, Value.Row.Status: AppointmentStatus.Scheduled }
                ? (await life.ConfirmAsync(was.Id, new ChangeOptions(now.Value.Row.Version), CancellationToken.None)).Error
                : now.Error;
        }

        if (error is null)
        {
            toasts.Success(words["moved_back", words.Who(was.Visitor)]);
        }
        else
        {
            toasts.Error(Why(error));
        }

        await moved();
    }
}
