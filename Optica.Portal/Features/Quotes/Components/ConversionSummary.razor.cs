using Microsoft.AspNetCore.Components;
using Optica.Data.Quotes;
using Optica.Domain.Common;
using Optica.Domain.Quotes;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.Features.Quotes.Components;

/// <summary>How many of the quotes that customers got became orders, in the list's branch and days.</summary>
public sealed partial class ConversionSummary(QuoteConversionQueries queries) : IDisposable
{
    private readonly Latest loading = new();
    private QuoteConversions? conversions;
    private ConversionFilter? loaded;
    private Error? problem;
    private bool open;

    /// <summary>The list.</summary>
    [Parameter, EditorRequired]
    public QuotesUrl Url { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose() => loading.Dispose();

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        var wanted = Url.ToConversion();
        if (loaded == wanted)
        {
            return;
        }

        var mine = loading.Begin();
        loaded = wanted;
        try
        {
            var result = await queries.ReadAsync(wanted, mine);
            if (!mine.IsCancellationRequested)
            {
                conversions = result.TryGet(out var found, out problem) ? found : null;
            }
        }
        catch (Exception) when (mine.IsCancellationRequested)
        {
            // other days are wanted by now; drivers tell of a cancelled query in several ways
        }
    }

    private static string Rate(ConversionRow row) => row.Rate is { } rate ? $"{Formats.Tenths(rate * 100)} %" : Formats.Nothing;

    private string HrefOf(ConversionRow row, bool isSeller) =>
        (isSeller ? Url with { SellerId = row.Id, Page = 1 } : Url with { BranchId = row.Id, Page = 1 }).Format();
}
