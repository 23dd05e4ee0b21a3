using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Optica.Data.Appointments;
using Optica.Domain.Appointments;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Appointments.Components;

/// <summary>Offers the free times of a day as buttons; of a time that was taken meanwhile the nearest ones.</summary>
public sealed partial class SlotPicker(SlotQueries queries)
{
    /// <summary>Days that are looked through for a free one.</summary>
    public const int Look = 31;

    private const int Near = 4;

    private readonly Latest loads = new();
    private (DateOnly Day, int Minutes)? loaded;
    private (DateTime At, Guid? ResourceId, int Minutes)? fitted;
    private DaySlots? offered;
    private (DateOnly Day, int Minutes)? offeredOf;
    private IReadOnlyList<SlotChoice> nearest = [];
    private string? problem;
    private bool searched;

    /// <summary>The branch.</summary>
    [Parameter, EditorRequired]
    public Guid BranchId { get; set; }

    /// <summary>By the branch's calendar.</summary>
    [Parameter, EditorRequired]
    public DateOnly Day { get; set; }

    /// <summary>Another day has free times.</summary>
    [Parameter]
    public EventCallback<DateOnly> DayChanged { get; set; }

    /// <summary>Length of the visit.</summary>
    [Parameter, EditorRequired]
    public int Minutes { get; set; }

    /// <summary>Only of this optometrist or box; null for whoever is free.</summary>
    [Parameter]
    public Guid? ResourceId { get; set; }

    /// <summary>A visit that is moved, which is not in its own way.</summary>
    [Parameter]
    public Guid? MovingId { get; set; }

    /// <summary>The time that is chosen, UTC.</summary>
    [Parameter]
    public DateTime? At { get; set; }

    /// <summary>A time was chosen.</summary>
    [Parameter]
    public EventCallback<SlotChoice> Picked { get; set; }

    /// <summary>The chosen time is not free for that long; the nearest ones are offered.</summary>
    [Parameter]
    public EventCallback Unfit { get; set; }

    [CascadingParameter]
    private EditContext? Form { get; set; }

    /// <summary>The form's field, for its messages.</summary>
    [Parameter, EditorRequired]
    public Expression<Func<object?>> For { get; set; } = default!;

    /// <summary>Id of the group.</summary>
    [Parameter]
    public string Id { get; set; } = "slots";

    private IReadOnlyList<SlotChoice> Choices => offered is null ? [] : SlotChoices.Of(offered, ResourceId);

    /// <summary>The wanted time is taken: reads the free ones again and offers those nearest to it.</summary>
    public async Task OfferNearestAsync(DateTime wanted)
    {
        (loaded, fitted) = (null, (wanted, ResourceId, Minutes));
        await LoadAsync();
        nearest = offered is null ? [] : SlotChoices.Nearest(offered, wanted, ResourceId, Near);
        StateHasChanged();
    }

    /// <inheritdoc />
    public void Dispose() => loads.Dispose();

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        await LoadAsync();
        await FitAsync();
    }

    private async Task LoadAsync()
    {
        if (loaded == (Day, Minutes))
        {
            return;
        }

        (loaded, nearest, searched) = ((Day, Minutes), [], false);
        var mine = loads.Begin();
        try
        {
            var found = await OfferAsync(Day, mine);
            if (!mine.IsCancellationRequested)
            {
                (offered, offeredOf) = (found, loaded);
            }
        }
        catch (Exception) when (mine.IsCancellationRequested)
        {
            // another day is wanted by now; drivers tell of a cancelled query in several ways
        }
    }

    /// <summary>A time that was chosen elsewhere, such as in the calendar: on whom it is, or that it is none.</summary>
    private async Task FitAsync()
    {
        if (offered is null || offeredOf != (Day, Minutes) || At is not { } at || !Unfit.HasDelegate || fitted == (at, ResourceId, Minutes))
        {
            return;
        }

        fitted = (at, ResourceId, Minutes);
        if (Choices.FirstOrDefault(choice => choice.Slot.StartsAt == at) is { } fits)
        {
            await Picked.InvokeAsync(fits);
        }
        else
        {
            nearest = SlotChoices.Nearest(offered, at, ResourceId, Near);
            await Unfit.InvokeAsync();
        }
    }

    private async Task<DaySlots?> OfferAsync(DateOnly day, CancellationToken cancellation)
    {
        var filter = new SlotFilter(day, Minutes) { BranchId = BranchId, MovingId = MovingId };
        var result = await queries.OfferAsync(filter, cancellation);
        problem = result.Error?.Message;
        return result.Succeeded ? result.Value : null;
    }

    private async Task PickAsync(SlotChoice choice)
    {
        nearest = [];
        fitted = (choice.Slot.StartsAt, ResourceId, Minutes);
        await Picked.InvokeAsync(choice);
        Form?.NotifyFieldChanged(FieldIdentifier.Create(For));
    }

    /// <summary>Goes on day by day until somebody is free.</summary>
    private async Task SearchAsync()
    {
        var mine = loads.Begin();
        try
        {
            for (var day = Day.AddDays(1); day <= Day.AddDays(Look); day = day.AddDays(1))
            {
                if (await OfferAsync(day, mine) is { } found && SlotChoices.Of(found, ResourceId).Count > 0)
                {
                    await DayChanged.InvokeAsync(day);
                    return;
                }
            }

            searched = true;
        }
        catch (Exception) when (mine.IsCancellationRequested)
        {
            // another day is wanted by now; drivers tell of a cancelled query in several ways
        }
    }
}
