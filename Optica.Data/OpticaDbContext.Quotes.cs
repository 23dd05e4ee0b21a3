using Microsoft.EntityFrameworkCore;
using Optica.Domain.Quotes;

namespace Optica.Data;

/// <content>Quotes.</content>
public abstract partial class OpticaDbContext
{
    /// <summary>Quotes.</summary>
    public DbSet<Quote> Quotes => Set<Quote>();

    /// <summary>Alternatives of quotes.</summary>
    public DbSet<QuoteAlternative> QuoteAlternatives => Set<QuoteAlternative>();

    /// <summary>Lines of alternatives.</summary>
    public DbSet<QuoteLine> QuoteLines => Set<QuoteLine>();
}
