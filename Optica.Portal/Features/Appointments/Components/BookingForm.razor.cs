using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Optica.Data.Appointments;
using Optica.Data.Customers;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Orders;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Appointments.Components;

/// <summary>
/// Books a visit beside the calendar, which stays usable: another time clicked there is taken over. A time that somebody else was
/// faster to take keeps everything typed and offers the nearest free ones.
/// </summary>
public sealed partial class BookingForm(AppointmentService service, CustomerQueries customers, IJSRuntime runtime, TimeProvider time)
    : IAsyncDisposable
{
    private readonly AppointmentInput input = new() { Type = AppointmentType.EyeExam, Minutes = AppointmentRules.DefaultMinutes };
    private readonly Guid operation = Ids.New(time);
    private FormsScript? script;
    private SlotPicker? picker;
    private CustomerRow? customer;
    private BookingUrl? shown;
    private DateOnly day;
    private Guid? place;
    private BookedVisit? booked;

    /// <summary>The branch's calendar.</summary>
    [Parameter, EditorRequired]
    public CalendarData Data { get; set; } = default!;

    /// <summary>What the address knows of the visit.</summary>
    [Parameter, EditorRequired]
    public BookingUrl Booking { get; set; } = default!;

    /// <summary>The day the calendar shows.</summary>
    [Parameter, EditorRequired]
    public DateOnly Day { get; set; }

    /// <summary>Address of the page without the form.</summary>
    [Parameter, EditorRequired]
    public string CloseHref { get; set; } = "";

    /// <summary>It is booked.</summary>
    [Parameter]
    public EventCallback<BookedVisit> Saved { get; set; }

    private int Minutes => input.Minutes ?? AppointmentRules.DefaultMinutes;

    private IReadOnlyList<ResourceRow> Offered => [.. Data.Resources.Where(row => row.IsActive)];

    private IReadOnlyList<(AppointmentType? Value, string Text)> Types =>
        [.. Enum.GetValues<AppointmentType>().Select(type => ((AppointmentType?)type, Words[$"type_{type}"].Value))];

    private string Chosen
    {
        get
        {
            var (from, until) = (Local(input.StartsAt!.Value), Local(input.StartsAt.Value.AddMinutes(Minutes)));
            var on = Data.Resources.FirstOrDefault(row => row.Id == input.ResourceId)?.Name;
            return $"{CalendarDates.Long(DateOnly.FromDateTime(from.DateTime), Words)}, {Formats.Clock(from)}–{Formats.Clock(until)} · {on}";
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => script?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (shown == Booking)
        {
            return;
        }

        var isFirst = shown is null;
        var before = shown;
        shown = Booking;
        input.BranchId = Data.Branch.Id;
        if (isFirst || Booking.ResourceId != before?.ResourceId)
        {
            PlaceAt(Offered.Any(row => row.Id == Booking.ResourceId) ? Booking.ResourceId : null);
        }

        if (Booking.At is { } at)
        {
            day = DateOnly.FromDateTime(Local(at).DateTime);
            input.StartsAt = at;
        }
        else if (isFirst)
        {
            day = Day;
        }

        if (
            Booking.CustomerId is { } id
            // another time is wanted: who was chosen since stays chosen
            && id != before?.CustomerId
            && id != customer?.Id
            && (await customers.RowAsync(id, CancellationToken.None)).TryGet(out var row, out _)
        )
        {
            Take(row);
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            script = new FormsScript(runtime);
            await script.FocusAsync(Booking.CustomerId is null ? VisitorFields.WhoId : "visit-type");
        }
    }

    /// <summary>The calendar may be leafed, and other times clicked there, while the form is open.</summary>
    private static bool Keeps(string address) =>
        new Uri(new Uri("http://portal"), address).AbsolutePath == AppointmentsUrl.Path
        && AppointmentsUrl.Parse(address).Booking is not null;

    private DateTimeOffset Local(DateTime at) => WallClock.Of(at, Data.Zone);

    private void Take(CustomerRow? row)
    {
        customer = row;
        input.CustomerId = row?.Id;
        if (row is not null)
        {
            (input.GuestName, input.GuestRut, input.GuestPhone) = (null, null, null);
        }
    }

    private async Task ChooseAsync(CustomerRow? row)
    {
        Take(row);
        await (script?.FocusAsync(row is null ? VisitorFields.WhoId : "visit-type") ?? Task.CompletedTask);
    }

    private void Go(DateOnly? to)
    {
        if (to is { } other && other != day)
        {
            day = other;
            input.StartsAt = null;
        }
    }

    /// <summary>
    /// Without a wish any will do until a time is chosen: only the time is missing then, and only that is said. Whether a chosen time is
    /// free there the picker tells.
    /// </summary>
    private void PlaceAt(Guid? to)
    {
        place = to;
        input.ResourceId = to ?? input.ResourceId ?? Offered.FirstOrDefault()?.Id;
    }

    private void Pick(SlotChoice choice)
    {
        input.StartsAt = choice.Slot.StartsAt;
        input.ResourceId = choice.ResourceId;
        day = DateOnly.FromDateTime(choice.Slot.LocalStart.DateTime);
    }

    private async Task<Error?> SaveAsync()
    {
        var typed = MergingEdit<AppointmentInput>.Copy(input);
        var result = await service.BookAsync(typed, new OperationOptions(operation), CancellationToken.None);
        if (result.TryGet(out var id, out var error))
        {
            var when = Local(input.StartsAt!.Value);
            booked = new BookedVisit(
                id,
                customer?.FullName ?? typed.GuestName!,
                $"{Formats.Date(DateOnly.FromDateTime(when.DateTime))} {Formats.Clock(when)}"
            );
            return null;
        }

        if (IsAboutTime(error) && picker is not null)
        {
            await picker.OfferNearestAsync(input.StartsAt!.Value);
        }

        return error;
    }

    private static bool IsAboutTime(Error error) =>
        error is SlotTaken || (error is Invalid invalid && invalid.Fields.Any(field => field.Field == nameof(AppointmentInput.StartsAt)));

    private Task TellAsync() => Saved.InvokeAsync(booked);
}
