using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Optica.Data.Encryption;
using Optica.Data.Hosting;
using Optica.Domain.Access;
using Optica.Domain.Organisations;

namespace Optica.Data.Access;

internal sealed class AccountConfiguration
    : IEntityTypeConfiguration<OpticaUser>,
        IEntityTypeConfiguration<UserSession>,
        IEntityTypeConfiguration<RefreshToken>,
        IEntityTypeConfiguration<DataKey>,
        IEntityTypeConfiguration<DataProtectionKey>,
        IEntityTypeConfiguration<InstallationFact>
{
    public void Configure(EntityTypeBuilder<OpticaUser> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.DisplayName).HasMaxLength(OpticaUser.NameLength);
        builder.Property(row => row.SecurityStamp).HasMaxLength(64);
        builder.Property(row => row.Culture).HasMaxLength(10);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<UserSession> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Client).HasMaxLength(UserSession.ClientLength);
        builder.HasOne<OpticaUser>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(row => row.Address).HasMaxLength(UserSession.AddressLength);
        builder.HasIndex(row => new { row.UserId, row.EndedAt });
        // what is forgotten after a year
        builder.HasIndex(row => row.LastSeenAt);
    }

    public void Configure(EntityTypeBuilder<RefreshToken> builder)
    {
        builder.HasKey(row => row.Hash);
        builder.Property(row => row.Hash).HasMaxLength(32);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasOne<UserSession>().WithMany().HasForeignKey(row => row.SessionId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<DataKey> builder)
    {
        builder.HasKey(row => new { row.OrganisationId, row.Number });
        builder.Property(row => row.Wrapped).HasMaxLength(128);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(row => row.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.HasKey(row => row.Name);
        builder.Property(row => row.Name).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<InstallationFact> builder)
    {
        builder.HasKey(row => row.Name);
        builder.Property(row => row.Name).HasMaxLength(60);
        builder.Property(row => row.Value).HasMaxLength(400);
    }
}
