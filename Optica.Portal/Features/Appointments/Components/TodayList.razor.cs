using Microsoft.AspNetCore.Components;
using Optica.Data.Appointments;
using Optica.Data.Saving;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Portal.Components.Shared;
using Optica.Portal.LiveUpdates;

namespace Optica.Portal.Features.Appointments.Components;

/// <summary>Today's visits in order of time. What colleagues change is seen where it stands; what would move rows waits for a click.</summary>
public sealed partial class TodayList(AppointmentQueries queries, AppointmentLifeService life, Toasts toasts, TimeProvider time)
{
    private static readonly string[] Kinds = ["appointment"];

    private readonly Latest shown = new();
    private IReadOnlyList<AppointmentRow>? rows;
    private FreshRecords fresh = new();
    private Error? problem;
    private int waiting;

    /// <summary>The page as its address has it.</summary>
    [Parameter, EditorRequired]
    public AppointmentsUrl Url { get; set; } = default!;

    /// <summary>Whether rows of several branches stand together.</summary>
    [Parameter]
    public bool Several { get; set; }

    /// <summary>Where a visit is booked; null for who may not.</summary>
    [Parameter]
    public string? BookHref { get; set; }

    /// <inheritdoc />
    public void Dispose() => shown.Dispose();

    /// <summary>Shows the list as it is now.</summary>
    public async Task ShowNowAsync()
    {
        (rows, waiting) = ((await LoadAsync()) ?? rows, 0);
        if (!shown.IsOver)
        {
            StateHasChanged();
        }
    }

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => ShowNowAsync();

    private async Task<IReadOnlyList<AppointmentRow>?> LoadAsync()
    {
        IReadOnlyList<AppointmentRow>? now = null;
        await shown.AskAsync(async token =>
            now = (await queries.TodayAsync(token)).TryGet(out var found, out problem) ? found.Items : null
        );
        return now;
    }

    private async Task CalledAsync(ChangeNews news)
    {
        if (await LoadAsync() is { } now)
        {
            (rows, waiting) = CalmList.Hold(rows ?? [], now, row => row.StartsAt);
            fresh = new FreshRecords(news);
        }
    }

    private bool IsNow(AppointmentRow row)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return row.StartsAt <= now && now < row.EndsAt && row.Status.Occupies();
    }

    private async Task ConfirmAsync(AppointmentRow row)
    {
        if ((await life.ConfirmAsync(row.Id, new ChangeOptions(row.Version), CancellationToken.None)).Error is { } error)
        {
            toasts.Error(error.Message);
        }
        else
        {
            toasts.Success(Words["done_Confirmed", Words.Who(row.Visitor)]);
        }

        await ShowNowAsync();
    }
}
