using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Optica.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DraftsAndPresence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(name: "PreviousBranchId", table: "Changes", newName: "OtherBranchId");

            migrationBuilder.CreateTable(
                name: "Drafts",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Form = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    RecordId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drafts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Drafts_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "MutedKinds",
                columns: table => new
                {
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    OrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MutedKinds", x => new { x.UserId, x.Kind });
                    table.ForeignKey(
                        name: "FK_MutedKinds_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "RecordPresences",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    RecordId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IsEditing = table.Column<bool>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RecordPresences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RecordPresences_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(name: "IX_Drafts_SavedAt", table: "Drafts", column: "SavedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_UserId_Form_RecordId",
                table: "Drafts",
                columns: new[] { "UserId", "Form", "RecordId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_RecordPresences_OrganisationId_RecordId",
                table: "RecordPresences",
                columns: new[] { "OrganisationId", "RecordId" }
            );

            migrationBuilder.CreateIndex(name: "IX_RecordPresences_SeenAt", table: "RecordPresences", column: "SeenAt");

            migrationBuilder.CreateIndex(name: "IX_RecordPresences_UserId", table: "RecordPresences", column: "UserId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "Drafts");

            migrationBuilder.DropTable(name: "MutedKinds");

            migrationBuilder.DropTable(name: "RecordPresences");

            migrationBuilder.RenameColumn(name: "OtherBranchId", table: "Changes", newName: "PreviousBranchId");
        }
    }
}
