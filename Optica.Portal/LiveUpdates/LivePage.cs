using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Portal.Components.Shared;

namespace Optica.Portal.LiveUpdates;

/// <summary>
/// A page of a list that others change too. A newer wish calls the one under way off, and the old rows stay until the new ones are
/// there; what colleagues did is shown where it stands, and what would move rows waits until it is asked for. What fails unexpectedly is
/// thrown, so that the boundary around logs and shows it.
/// </summary>
/// <typeparam name="TRow">A row.</typeparam>
public sealed class LivePage<TRow> : IDisposable
    where TRow : class, IListed
{
    private readonly Latest asking = new();
    private IReadOnlyList<TRow> known = [];

    /// <summary>The page on screen; null before there is one, or when it was refused.</summary>
    public Page<TRow>? Page { get; private set; }

    /// <summary>Why there is none.</summary>
    public Error? Problem { get; private set; }

    /// <summary>Whether a page that the user wished for is on its way.</summary>
    public bool IsBusy { get; private set; }

    /// <summary>How many changes wait.</summary>
    public int Waiting { get; private set; }

    /// <summary>What lights up.</summary>
    public FreshRecords Fresh { get; private set; } = new();

    /// <inheritdoc />
    public void Dispose() => asking.Dispose();

    /// <summary>Everything on one page, for lists that are short by nature.</summary>
    public static Result<Page<TRow>> Whole(Result<IReadOnlyList<TRow>> answer) =>
        answer.TryGet(out var found, out var problem) ? new Page<TRow>(found, 1, Math.Max(1, found.Count), found.Count) : problem;

    /// <summary>A row as it was read last: also one that waits to be shown, and after asking again failed, for whoever types beside the list.</summary>
    public TRow? Known(Guid? id) => known.FirstOrDefault(row => row.Id == id);

    /// <summary>Loads what the user wishes for.</summary>
    public async Task LoadAsync(Func<CancellationToken, Task<Result<Page<TRow>>>> ask)
    {
        IsBusy = true;
        try
        {
            await asking.AskAsync(
                ask,
                result =>
                {
                    Page = result.TryGet(out var page, out var problem) ? page : null;
                    Problem = problem;
                    known = page?.Items ?? known;
                    (IsBusy, Waiting, Fresh) = (false, 0, new FreshRecords());
                }
            );
        }
        catch
        {
            // only of the last asking a failure is told: nothing is under way
            IsBusy = false;
            throw;
        }
    }

    /// <summary>Loads again because of what others did. What the user wishes for meanwhile comes first, and is as new.</summary>
    public Task CatchUpAsync(Func<CancellationToken, Task<Result<Page<TRow>>>> ask, ChangeNews news)
    {
        if (IsBusy || Page is not { } shown)
        {
            return LoadAsync(ask);
        }

        return asking.AskAsync(
            ask,
            result =>
            {
                if (!result.TryGet(out var now, out var problem))
                {
                    (Page, Problem, Waiting) = (null, problem, 0);
                    return;
                }

                known = now.Items;
                // an empty list has nothing that could move
                var (rows, waiting) = shown.Items.Count == 0 ? (now.Items, 0) : CalmList.Hold(shown.Items, now.Items);
                (Page, Waiting, Fresh) = (now with { Items = rows }, waiting, new FreshRecords(news));
            }
        );
    }
}
