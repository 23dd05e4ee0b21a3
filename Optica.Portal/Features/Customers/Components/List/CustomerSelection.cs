using Optica.Data.Customers;

namespace Optica.Portal.Features.Customers.Components.List;

/// <summary>Who is selected, across pages and filters.</summary>
public sealed class CustomerSelection
{
    private readonly HashSet<Guid> ids = [];

    /// <summary>The selected customers.</summary>
    public IReadOnlyCollection<Guid> Ids => ids;

    /// <summary>How many.</summary>
    public int Count => ids.Count;

    /// <summary>Whether a customer is selected.</summary>
    public bool Contains(Guid id) => ids.Contains(id);

    /// <summary>Whether all of them are.</summary>
    public bool ContainsAll(IEnumerable<Guid> page) => page.All(ids.Contains);

    /// <summary>Selects or leaves out customers.</summary>
    /// <returns>False when not all of them found room.</returns>
    public bool Set(IEnumerable<Guid> page, bool selected)
    {
        ArgumentNullException.ThrowIfNull(page);
        foreach (var id in page)
        {
            if (!selected)
            {
                ids.Remove(id);
            }
            else if (!ids.Contains(id) && ids.Count >= CustomerBulkService.Most)
            {
                return false;
            }
            else
            {
                ids.Add(id);
            }
        }

        return true;
    }

    /// <summary>Selects nobody.</summary>
    public void Clear() => ids.Clear();
}
