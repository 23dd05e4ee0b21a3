using Microsoft.AspNetCore.Components;
using Optica.Data.Quotes;
using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Quotes;
using Optica.Portal.Components.Shared;
using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Features.Quotes.Components;

/// <summary>What can be done with a quote now, by who is looking; the services decide all the same.</summary>
public sealed partial class QuoteActions(QuoteLifeService life, QuoteService service, ICurrentAccess access, TimeProvider time)
{
    private ConfirmDialog rejecting = default!;
    private ConvertDialog converting = default!;
    private bool working;
    private (Guid Quote, Guid Copy) operations;

    /// <summary>The quote.</summary>
    [Parameter, EditorRequired]
    public QuoteDetail Quote { get; set; } = default!;

    /// <summary>Nothing may be done with the customer's data: what would be refused is not offered (CL-12).</summary>
    [Parameter]
    public bool IsSuspended { get; set; }

    /// <summary>Something was done: what to say.</summary>
    [Parameter]
    public EventCallback<string> Done { get; set; }

    /// <summary>Something was refused.</summary>
    [Parameter]
    public EventCallback<Error> Failed { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private Toasts Toasts { get; set; } = default!;

    [Inject]
    private QuoteSending Sending { get; set; } = default!;

    private bool May => !IsSuspended && Quote.Branch.MayChange && access.Scope.May(Permissions.QuotesEdit) && !access.Scope.IsPlatform;

    private bool HasMail => !string.IsNullOrEmpty(Quote.CustomerEmail);

    private ChangeOptions Seen => new(Quote.Row.Version);

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (operations.Quote != Quote.Row.Id)
        {
            // one click, one effect: the same for every try
            operations = (Quote.Row.Id, Ids.New(time));
        }
    }

    private Task SendAsync(bool byMail) =>
        RunAsync(async () =>
        {
            var sent = await Sending.SendAsync(Quote.Row.Id, byMail, Seen, CancellationToken.None);
            await MailedAsync(sent);
        });

    private Task MailAsync() =>
        RunAsync(async () =>
        {
            var sent = await Sending.MailAsync(Quote.Row.Id, CancellationToken.None);
            await MailedAsync(sent);
        });

    private Task RejectAsync() =>
        RunAsync(async () =>
        {
            // what is on screen now is what is rejected: news that comes meanwhile must not be acted on unseen
            var seen = Seen;
            if (await rejecting.AskAsync() is { } answer)
            {
                var done = await life.RejectAsync(Quote.Row.Id, answer.Reason, seen, CancellationToken.None);
                await TellAsync(done.Error, Words["done_Rejected"]);
            }
        });

    private Task ConvertAsync() => RunAsync(() => converting.OpenAsync());

    private Task CopyAsync() =>
        RunAsync(async () =>
        {
            var made = await service.CopyAsync(Quote.Row.Id, new OperationOptions(operations.Copy), CancellationToken.None);
            if (made.TryGet(out var copy, out var error))
            {
                Toasts.Success(Words["done_copied"]);
                Navigation.NavigateTo($"{QuotesUrl.Of(copy)}/edit");
            }
            else
            {
                await Failed.InvokeAsync(error);
            }
        });

    /// <summary>A letter that did not go is no success, whatever else was done.</summary>
    private async Task MailedAsync(Result<MailOutcome> sent)
    {
        if (sent.Succeeded && sent.Value is not (MailOutcome.Sent or MailOutcome.NotWanted))
        {
            Toasts.Info(Words[$"mail_{sent.Value}"]);
            await TellAsync(null, "");
        }
        else
        {
            await TellAsync(sent.Error, sent.Succeeded ? Words[$"mail_{sent.Value}"] : "");
        }
    }

    private Task TellAsync(Error? error, string said) => error is null ? Done.InvokeAsync(said) : Failed.InvokeAsync(error);

    private async Task RunAsync(Func<Task> act)
    {
        if (working)
        {
            return;
        }

        working = true;
        try
        {
            await act();
        }
        finally
        {
            working = false;
        }
    }
}
