using Microsoft.AspNetCore.Components;
using Optica.Data.Quotes;
using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Quotes;
using Optica.Portal.Components.Shared;
using Optica.Portal.LiveUpdates;

namespace Optica.Portal.Features.Quotes.Components;

/// <summary>The rows of the list.</summary>
public sealed partial class QuoteResults(QuoteQueries queries) : IDisposable
{
    private static readonly string[] Kinds = ["quote"];

    private readonly LivePage<QuoteRow> list = new();
    private QuotesUrl? loaded;

    /// <summary>The list as it is wanted.</summary>
    [Parameter, EditorRequired]
    public QuotesUrl Url { get; set; } = default!;

    /// <summary>The user's branches.</summary>
    [Parameter, EditorRequired]
    public ListBranches Branches { get; set; } = default!;

    /// <summary>Whether the user may make quotes.</summary>
    [Parameter]
    public bool MayEdit { get; set; }

    /// <inheritdoc />
    public void Dispose() => list.Dispose();

    /// <inheritdoc />
    protected override Task OnParametersSetAsync() => loaded == Url ? Task.CompletedTask : LoadAsync();

    private Task LoadAsync()
    {
        loaded = Url;
        return list.LoadAsync(AskAsync);
    }

    private Task CalledAsync(ChangeNews news) => list.CatchUpAsync(AskAsync, news);

    private Task<Result<Page<QuoteRow>>> AskAsync(CancellationToken cancellation) =>
        queries.ListAsync(Url.ToFilter(), new PageRequest(Url.Page, Url.Size), cancellation);
}
