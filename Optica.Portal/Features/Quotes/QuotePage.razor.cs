using Microsoft.AspNetCore.Components;
using Optica.Data.Quotes;
using Optica.Domain.Common;
using Optica.Domain.Quotes;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Quotes;

/// <summary>A quote with its alternatives side by side, and what can be done with it.</summary>
public sealed partial class QuotePage(QuoteQueries queries, QuoteLifeService life, ICurrentAccess access, Toasts toasts) : IDisposable
{
    private readonly Latest shown = new();
    private QuoteDetail? quote;
    private bool suspended;
    private Error? problem;
    private Error? refusal;
    private Guid? loaded;
    private bool busy;

    /// <summary>The quote.</summary>
    [Parameter]
    public Guid Id { get; set; }

    private IReadOnlyList<Crumb> Crumbs => [new(Words["quotes"], QuotesUrl.Path)];

    private TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(quote!.Branch.TimeZone);

    private bool MayAccept =>
        !suspended && quote!.Branch.MayChange && access.Scope.May(Permissions.QuotesEdit) && quote.Row.Next.Contains(QuoteStatus.Accepted);

    private string Line =>
        string.Join(
            " · ",
            new[] { quote!.Branch.Name, Formats.Instant(quote.Row.CreatedAt, Zone), quote.Row.Seller }.Where(part =>
                !string.IsNullOrEmpty(part)
            )
        );

    /// <inheritdoc />
    public void Dispose() => shown.Dispose();

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (loaded != Id)
        {
            loaded = Id;
            quote = null;
            await LoadAsync();
        }
    }

    private Task LoadAsync()
    {
        refusal = null;
        return ReadAsync();
    }

    private Task ReadAsync() =>
        shown.AskAsync(async token => quote = (await queries.ReadAsync(Id, token)).TryGet(out var found, out problem) ? found : null);

    private async Task AcceptAsync(QuoteAlternativeRow one)
    {
        if (busy)
        {
            return;
        }

        busy = true;
        try
        {
            var result = await life.AcceptAsync(Id, one.Id, new ChangeOptions(quote!.Row.Version), CancellationToken.None);
            if (result.Error is { } error)
            {
                Refuse(error);
            }
            else
            {
                await DoneAsync(quote.Alternatives.Count == 1 ? Words["done_Accepted"] : Words["done_accepted_one", one.Name]);
            }
        }
        finally
        {
            busy = false;
        }
    }

    private async Task DoneAsync(string said)
    {
        if (said.Length > 0)
        {
            toasts.Success(said);
        }

        await LoadAsync();
    }

    /// <summary>Somebody changed it: what was refused here stays said.</summary>
    private Task FollowAsync() => ReadAsync();

    private void Refuse(Error error) => refusal = error;
}
