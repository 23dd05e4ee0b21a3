using System.Linq.Expressions;
using System.Reflection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Access;
using Optica.Data.Encryption;
using Optica.Data.Hosting;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;
using Optica.Domain.Saving;

namespace Optica.Data.Tenancy;

/// <summary>
/// Puts the two named filters on every owned entity and refuses a model with an entity that is neither owned nor listed as global.
/// A limit is asked for null as EF's own parameter: by that EF leaves the condition out of the statement, or the limit, so that no OR
/// keeps a query from its indexes.
/// </summary>
public static class TenancyModel
{
    /// <summary>Name of the filter on organisations.</summary>
    public const string OrganisationFilter = "Organisation";

    /// <summary>Name of the filter on branches; the probe that tells Forbidden from NotFound lifts only this one.</summary>
    public const string BranchFilter = "Branch";

    /// <summary>Entities of no organisation: Identity's tables, sessions and keys of the process.</summary>
    public static readonly IReadOnlySet<Type> GlobalTypes = new HashSet<Type>
    {
        typeof(OpticaUser),
        typeof(IdentityUserClaim<Guid>),
        typeof(IdentityUserLogin<Guid>),
        typeof(IdentityUserToken<Guid>),
        typeof(IdentityUserPasskey<Guid>),
        typeof(IdentityPasskeyData),
        typeof(UserSession),
        typeof(RefreshToken),
        typeof(ProcessedOperation),
        typeof(DataProtectionKey),
        typeof(RootKey),
        typeof(InstallationFact),
        typeof(AuditLink),
    };

    private static readonly MethodInfo OwnedMethod = Method(nameof(FilterOrganisation));

    private static readonly MethodInfo BranchMethod = Method(nameof(FilterBranch));

    private static readonly MethodInfo TwoBranchMethod = Method(nameof(FilterTwoBranches));

    internal static void Apply(ModelBuilder builder, OpticaDbContext context)
    {
        foreach (var entity in builder.Model.GetEntityTypes().Where(entity => !entity.IsOwned()).ToList())
        {
            var type = entity.ClrType;
            if (typeof(IOrganisationOwned).IsAssignableFrom(type))
            {
                OwnedMethod.MakeGenericMethod(type).Invoke(null, [builder, context]);
                builder.Entity(type).Property(nameof(IOrganisationOwned.OrganisationId)).IsConcurrencyToken();
            }
            else if (!GlobalTypes.Contains(type) && type != typeof(Organisation) && type != typeof(AuditEntry))
            {
                throw new InvalidOperationException($"{type.Name} is neither owned nor listed as global.");
            }

            if (typeof(ITwoBranchOwned).IsAssignableFrom(type))
            {
                TwoBranchMethod.MakeGenericMethod(type).Invoke(null, [builder, context]);
                builder.Entity(type).Property(nameof(IBranchOwned.BranchId)).IsConcurrencyToken();
                builder.Entity(type).Property(nameof(ITwoBranchOwned.CustomerBranchId)).IsConcurrencyToken();
            }
            else if (typeof(IBranchOwned).IsAssignableFrom(type))
            {
                BranchMethod.MakeGenericMethod(type).Invoke(null, [builder, context]);
                builder.Entity(type).Property(nameof(IBranchOwned.BranchId)).IsConcurrencyToken();
            }
        }

        FilterSpecial(builder, context);
    }

    private static MethodInfo Method(string name) => typeof(TenancyModel).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;

    private static void FilterOrganisation<T>(ModelBuilder builder, OpticaDbContext context)
        where T : class, IOrganisationOwned =>
        builder
            .Entity<T>()
            .HasQueryFilter(
                OrganisationFilter,
                row => EF.Parameter(context.FilterOrganisation) == null || row.OrganisationId == context.FilterOrganisation
            );

    private static void FilterBranch<T>(ModelBuilder builder, OpticaDbContext context)
        where T : class, IBranchOwned =>
        builder
            .Entity<T>()
            .HasQueryFilter(
                BranchFilter,
                row => EF.Parameter(context.FilterByBranch) == null || context.FilterBranches.Contains(row.BranchId)
            );

    /// <summary>A record made for a customer is visible to whoever may see its branch or the customer's.</summary>
    private static void FilterTwoBranches<T>(ModelBuilder builder, OpticaDbContext context)
        where T : class, ITwoBranchOwned =>
        builder
            .Entity<T>()
            .HasQueryFilter(
                BranchFilter,
                row =>
                    EF.Parameter(context.FilterByBranch) == null
                    || context.FilterBranches.Contains(row.BranchId)
                    || context.FilterBranches.Contains(row.CustomerBranchId)
            );

    /// <summary>Three entities whose owner is not in the usual columns.</summary>
    private static void FilterSpecial(ModelBuilder builder, OpticaDbContext context)
    {
        builder
            .Entity<Organisation>()
            .HasQueryFilter(
                OrganisationFilter,
                row => EF.Parameter(context.FilterOrganisation) == null || row.Id == context.FilterOrganisation
            );
        builder
            .Entity<AuditEntry>()
            .HasQueryFilter(
                OrganisationFilter,
                row => EF.Parameter(context.FilterOrganisation) == null || row.OrganisationId == context.FilterOrganisation
            );
        builder
            .Entity<AuditEntry>()
            .HasQueryFilter(
                BranchFilter,
                row =>
                    EF.Parameter(context.FilterByBranch) == null
                    || (row.BranchId != null && context.FilterBranches.Contains(row.BranchId.Value))
            );
        Expression<Func<TransferRequest, bool>> eitherSide = row =>
            EF.Parameter(context.FilterByBranch) == null
            || context.FilterBranches.Contains(row.FromBranchId)
            || context.FilterBranches.Contains(row.ToBranchId);
        builder.Entity<TransferRequest>().HasQueryFilter(BranchFilter, eitherSide);
    }
}
